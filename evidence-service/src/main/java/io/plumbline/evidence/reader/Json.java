package io.plumbline.evidence.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.regex.Pattern;

/** Jackson's settings for bytes nobody vouches for. */
final class Json {

  /** For single records, whose size is bounded before they are parsed. */
  static final JsonFactory FACTORY = factory(Limits.DEFAULT.depth());

  private Json() {}

  /** A factory with a limit on nesting. */
  static JsonFactory factory(int depth) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(Limits.DEFAULT.recordBytes())
                .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  /** The parser's words about itself: where a bracket opened, and which call sets a limit. */
  private static final Pattern OWN_WORDS =
      Pattern.compile("(?s) \\(start marker at .*|, from `[^`]*`");

  /** What the parser complains about, without the place, on one line. */
  static String problem(IOException e) {
    String text =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return text == null
        ? "can not be read"
        : OWN_WORDS.matcher(text).replaceAll("").lines().findFirst().orElse("can not be read");
  }
}
