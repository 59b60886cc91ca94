package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.UNKNOWN_FORMAT;
import static io.plumbline.evidence.reader.DocumentException.Problem.WRONG_FORMAT;

import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.DocumentException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which format a document has and why.
 *
 * @param format null when the document holds no record at all
 * @param seen what was seen, for people: form, wrapper and telling keys
 */
public record Detection(@Nullable Format format, String seen) {

  /** How many records are looked at. */
  static final int SAMPLE = 100;

  static final String KNOWN =
      Stream.of(Format.values()).map(Format::id).collect(Collectors.joining(", "));

  /**
   * Lets the first records of a document vote.
   *
   * @param forced what the sender says it is; believed unless every record says otherwise
   */
  static Detection of(Outline.Seen outline, List<Signs> sample, @Nullable Format forced) {
    String form =
        outline.form() + (outline.wrapper().isEmpty() ? "" : " with " + outline.wrapper());
    Map<Format, String> votes = new EnumMap<>(Format.class);
    outline.told().forEach(format -> votes.put(format, "the shape of " + format.id()));
    for (Signs signs : sample) {
      Format format = signs.format();
      if (format != null && outline.told().isEmpty()) {
        votes.putIfAbsent(format, signs.words());
      }
    }
    if (sample.isEmpty() && votes.isEmpty()) {
      return new Detection(forced, form + ", no records");
    }
    return forced == null ? detected(votes, sample, form) : forced(forced, votes, form);
  }

  private static Detection forced(Format forced, Map<Format, String> votes, String form) {
    if (!votes.isEmpty() && !votes.containsKey(forced)) {
      Map.Entry<Format, String> vote = votes.entrySet().iterator().next();
      throw new DocumentException(
          WRONG_FORMAT,
          "sent as %s, but it is %s of %s, which is %s"
              .formatted(forced.id(), form, vote.getValue(), vote.getKey().id()),
          null);
    }
    return new Detection(forced, form + ", format given");
  }

  private static Detection detected(Map<Format, String> votes, List<Signs> sample, String form) {
    if (votes.isEmpty()) {
      throw new DocumentException(
          UNKNOWN_FORMAT,
          "seen: " + form + " of " + sample.get(0).words() + "; read here: " + KNOWN,
          null);
    }
    if (votes.size() > 1) {
      throw new DocumentException(
          UNKNOWN_FORMAT,
          "seen: records of more than one format: "
              + votes.keySet().stream().map(Format::id).collect(Collectors.joining(" and ")),
          null);
    }
    Map.Entry<Format, String> vote = votes.entrySet().iterator().next();
    return new Detection(vote.getKey(), form + " of " + vote.getValue());
  }
}
