package io.plumbline.evidence.document;

import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.Where;
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

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put(Where.ACCOUNT, account);
    texts.put(Where.REGION, region);
    texts.put(Where.TIME, observedAt.toString());
    return texts;
  }
}
