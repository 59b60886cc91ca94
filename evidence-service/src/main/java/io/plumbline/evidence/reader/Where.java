package io.plumbline.evidence.reader;

import java.time.Instant;

/** Account, region and time of a record: its own, else what the sender said. */
final class Where {

  private Where() {}

  static String account(String own, Context context) throws RecordException {
    return Texts.key("the account", own.isBlank() ? context.text(Sent.ACCOUNT) : own);
  }

  static String region(String own, Context context) throws RecordException {
    return Texts.key("the region", own.isBlank() ? context.text(Sent.REGION) : own);
  }

  /** The first of these texts that is not empty as a time, else what the sender said. */
  static Instant time(Context context, String... own) throws RecordException {
    for (String text : own) {
      if (!text.isBlank()) {
        return Times.parse(text);
      }
    }
    return Times.parse(context.text(Sent.TIME));
  }
}
