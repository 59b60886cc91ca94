package io.plumbline.evidence.reader;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says of its document; it counts where a record says nothing itself.
 *
 * @param format what the document is, null when that is to be detected
 * @param account the account, empty when not said
 * @param region the region, empty when not said
 * @param observedAt when it was observed, or came in
 */
public record Sent(@Nullable Format format, String account, String region, Instant observedAt) {

  /** Context of every record: the account. */
  static final String ACCOUNT = "sent.account";

  /** Context of every record: the region. */
  static final String REGION = "sent.region";

  /** Context of every record: the time. */
  static final String TIME = "sent.time";

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put(ACCOUNT, account);
    texts.put(REGION, region);
    texts.put(TIME, observedAt.toString());
    return texts;
  }
}
