package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.DocumentException.Problem.EMPTY;
import static io.plumbline.evidence.reader.DocumentException.Problem.MALFORMED;
import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_DEEP;
import static io.plumbline.evidence.reader.DocumentException.Problem.TRUNCATED;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first pass: reads a whole document once, proves it well-formed and writes down where each
 * record lies. Knows the wrappers {@code Findings}, {@code findings}, {@code data.Findings} and
 * {@code detail.findings}, at the root or in each element.
 */
final class Outline {

  /**
   * What the first pass saw.
   *
   * @param wrapper the path of the array that held the records, empty when there was none
   */
  record Seen(Form form, String wrapper) {}

  private static final Set<String> LISTS = Set.of("Findings", "findings");
  private static final Set<String> ENVELOPES = Set.of("data", "detail");

  private final JsonParser parser;
  private final long skipped;
  private final Spans spans;
  private String wrapper = "";

  private Outline(JsonParser parser, long skipped, Spans spans) {
    this.parser = parser;
    this.skipped = skipped;
    this.spans = spans;
  }

  /**
   * Reads the document.
   *
   * @param in the document after its byte order mark
   * @param skipped bytes of that mark
   */
  static Seen read(InputStream in, long skipped, int depth, Spans spans) {
    try (JsonParser parser = Json.factory(depth).createParser(in)) {
      Outline outline = new Outline(parser, skipped, spans);
      try {
        Seen seen = outline.document();
        spans.flush();
        return seen;
      } catch (JsonProcessingException e) {
        throw outline.refused(e);
      }
    } catch (IOException e) {
      throw new DocumentException(MALFORMED, Json.problem(e), null);
    }
  }

  private Seen document() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new DocumentException(EMPTY, "the document is empty", null);
    }
    if (token == JsonToken.START_ARRAY) {
      elements();
      if (parser.nextToken() != null) {
        throw new DocumentException(MALFORMED, "something follows the array", here());
      }
      return new Seen(Form.ARRAY, wrapper);
    }
    int roots = 0;
    for (; token != null; token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw new DocumentException(
            MALFORMED, "a document is an array of objects, or objects", here());
      }
      object();
      roots++;
    }
    return new Seen(roots == 1 ? Form.OBJECT : Form.LINES, wrapper);
  }

  private void elements() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        object();
        token = parser.nextToken();
      } else {
        token = stray();
      }
    }
  }

  /** One object: a record, or a wrapper whose list holds them. */
  private void object() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    if (!list("")) {
      long end = parser.currentLocation().getByteOffset();
      add(start, end);
    }
  }

  /** Reads the current object to its end; true when it, or its envelope, held a list of records. */
  private boolean list(String envelope) throws IOException {
    boolean found = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && LISTS.contains(name)) {
        found = true;
        wrapper = envelope + name;
        records();
      } else if (value == JsonToken.START_OBJECT
          && envelope.isEmpty()
          && ENVELOPES.contains(name)) {
        found |= list(name + ".");
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private void records() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        JsonLocation start = parser.currentTokenLocation();
        parser.skipChildren();
        add(start, parser.currentLocation().getByteOffset());
        token = parser.nextToken();
      } else {
        token = stray();
      }
    }
  }

  /** Something that is no object where a record should be: it will be quarantined. */
  private @Nullable JsonToken stray() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    parser.skipChildren();
    parser.finishToken();
    add(start, parser.currentLocation().getByteOffset());
    return parser.nextToken();
  }

  private void add(JsonLocation start, long end) {
    spans.add(start.getByteOffset() + skipped, start.getLineNr(), end - start.getByteOffset());
  }

  private Position here() {
    return position(parser.currentTokenLocation());
  }

  private Position position(JsonLocation at) {
    return new Position(at.getByteOffset() + skipped, at.getLineNr(), at.getColumnNr());
  }

  private DocumentException refused(JsonProcessingException e) {
    DocumentException.Problem problem =
        e instanceof StreamConstraintsException
            ? TOO_DEEP
            : e instanceof JsonEOFException ? TRUNCATED : MALFORMED;
    JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    return new DocumentException(problem, Json.problem(e), position(at));
  }
}
