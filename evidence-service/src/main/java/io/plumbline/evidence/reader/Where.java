package io.plumbline.evidence.reader;

import java.time.Instant;

/** Account, region and time of a record: its own, else what the sender said. */
public final class Where {

  /** Context of every record: the account that the sender said. */
  public static final String ACCOUNT = "sent.account";

  /** Context of every record: the region that the sender said. */
  public static final String REGION = "sent.region";

  /** Context of every record: when its document was observed, or came in. */
  public static final String TIME = "sent.time";

  private Where() {}

  public static String account(String own, Context context) throws RecordException {
    return Texts.key("the account", own.isBlank() ? context.text(ACCOUNT) : own);
  }

  public static String region(String own, Context context) throws RecordException {
    return Texts.key("the region", own.isBlank() ? context.text(REGION) : own);
  }

  /** The first of these texts that is not empty as a time, else what the sender said. */
  public static Instant time(Context context, String... own) throws RecordException {
    for (String text : own) {
      if (!text.isBlank()) {
        return Times.parse(text);
      }
    }
    return Times.parse(context.text(TIME));
  }
}
