package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.DocumentException.Problem.MALFORMED;
import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_DEEP;
import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_LARGE;
import static io.plumbline.evidence.reader.DocumentException.Problem.TRUNCATED;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Jackson's settings for bytes nobody vouches for. */
public final class Json {

  /** For single records, whose size is bounded before they are parsed. */
  public static final JsonFactory FACTORY = factory(Limits.DEFAULT.depth());

  private Json() {}

  /** A factory with a limit on nesting. */
  public static JsonFactory factory(int depth) {
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
  public static String problem(IOException e) {
    String text =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return text == null
        ? "can not be read"
        : OWN_WORDS.matcher(text).replaceAll("").lines().findFirst().orElse("can not be read");
  }

  /** The refusal of a document, with its place. */
  public static DocumentException refusal(
      JsonProcessingException e, JsonParser parser, long skipped) {
    DocumentException.Problem problem =
        e instanceof StreamConstraintsException
            ? (problem(e).contains("depth") ? TOO_DEEP : TOO_LARGE)
            : e instanceof JsonEOFException ? TRUNCATED : MALFORMED;
    JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    return new DocumentException(problem, problem(e), position(at, skipped));
  }

  /** A place in the document, of which so many bytes were skipped before it was parsed. */
  public static Position position(JsonLocation at, long skipped) {
    return new Position(at.getByteOffset() + skipped, at.getLineNr(), at.getColumnNr());
  }
}
