package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.EMPTY;
import static io.plumbline.evidence.reader.DocumentException.Problem.MALFORMED;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.evidence.document.Shape.Role;
import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.format.SarifVersion;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Json;
import io.plumbline.evidence.reader.Position;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.reader.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over JSON: reads a whole document once, proves it well-formed and writes down
 * where each record lies and what the containers around it say. {@link Shapes#ROOT} says what to
 * look for, at the root or in each element of an array there.
 */
final class Outline {

  /**
   * What the first pass saw.
   *
   * @param wrapper the path of the first array that held records, empty when there was none
   * @param told formats that containers told
   * @param whole false when the scanner itself says that it did not get through
   */
  record Seen(Form form, String wrapper, Set<Format> told, boolean whole) {}

  private final JsonParser parser;
  private final long skipped;
  private final Spans spans;
  private final Containers containers;
  private final UnaryOperator<String> clean;
  private final Set<Format> told = EnumSet.noneOf(Format.class);
  private String wrapper = "";
  private boolean whole = true;

  private Outline(JsonParser parser, long skipped, Places places) {
    this.parser = parser;
    this.skipped = skipped;
    this.spans = places.spans();
    this.containers = places.containers();
    this.clean = places.clean();
  }

  /**
   * Reads the document.
   *
   * @param in the document after its byte order mark
   * @param skipped bytes of that mark
   */
  static Seen read(InputStream in, long skipped, int depth, Places places) {
    try (JsonParser parser = Json.factory(depth).createParser(in)) {
      Outline outline = new Outline(parser, skipped, places);
      try {
        Form form = outline.document();
        places.flush();
        return new Seen(form, outline.wrapper, outline.told, outline.whole);
      } catch (JsonProcessingException e) {
        throw Json.refusal(e, parser, skipped);
      }
    } catch (IOException e) {
      throw new DocumentException(MALFORMED, Json.problem(e), null);
    }
  }

  private Form document() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new DocumentException(EMPTY, "the document is empty", null);
    }
    if (token == JsonToken.START_ARRAY) {
      elements(Shapes.ROOT, null, "");
      if (parser.nextToken() != null) {
        throw new DocumentException(MALFORMED, "something follows the array", here());
      }
      return Form.ARRAY;
    }
    if (token == JsonToken.VALUE_NULL && parser.nextToken() == null) {
      return Form.NULL;
    }
    int roots = 0;
    for (; token != null; token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw new DocumentException(
            MALFORMED, "a document is an array of objects, or objects", here());
      }
      element(Shapes.ROOT, null, "");
      roots++;
    }
    return roots == 1 ? Form.OBJECT : Form.LINES;
  }

  private void elements(Shape shape, @Nullable Frame frame, String path) throws IOException {
    long ordinal = 0;
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        if (shape.role == Role.PART && frame != null) {
          object(shape, frame, path + ordinal);
        } else {
          element(shape, frame, path);
        }
        token = parser.nextToken();
      } else {
        token = stray(shape, frame);
      }
      ordinal++;
    }
  }

  /** One object: a record, a row, or a container with something inside. */
  private void element(Shape shape, @Nullable Frame around, String path) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    long before = spans.count();
    Frame frame = new Frame(around);
    if (shape.role == Role.RECORD) {
      parser.skipChildren();
    } else {
      object(shape, frame, path);
    }
    if (shape == Shapes.ROOT && told.contains(Format.SARIF)) {
      SarifVersion.check(frame.texts());
    }
    if (shape.role == Role.ROW) {
      row(shape, frame, path);
    } else if (frame.found) {
      frame.close(containers);
      if (around != null) {
        around.found = true;
      }
    } else if (shape.role != Role.CONTAINER) {
      spans.truncate(before);
      add(start, parser.currentLocation().getByteOffset(), around);
    }
  }

  /** A {@code #} in the name of a table stands for the number of the part it lies in. */
  private static void row(Shape shape, Frame frame, String path) {
    Frame container = frame.parent;
    if (container != null) {
      container.row(shape.name.replace("#", path.replaceAll("\\D", "")), frame.texts());
    }
  }

  /** Reads the current object to its end. */
  private void object(Shape shape, Frame frame, String path) throws IOException {
    long seen = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Shape member = shape.members.get(name);
      JsonToken value = parser.nextToken();
      if (member == null) {
        parser.skipChildren();
        continue;
      }
      if ((seen & member.bit()) != 0) {
        throw new DocumentException(MALFORMED, "the key " + name + " stands twice", here());
      }
      seen |= member.bit();
      tell(member, value, frame);
      if (value != JsonToken.VALUE_NULL) {
        member(member, value, frame, path.isEmpty() ? name : path + "." + name);
      }
    }
  }

  private void tell(Shape member, JsonToken value, Frame frame) {
    boolean empty = value == JsonToken.VALUE_NULL;
    boolean fits = member.elements == null ? !empty : empty || value == JsonToken.START_ARRAY;
    if (member.tells != null && fits) {
      told.add(member.tells);
      frame.found = true;
    }
  }

  private void member(Shape member, JsonToken value, Frame frame, String path) throws IOException {
    if (value == JsonToken.START_ARRAY) {
      array(member, frame, path);
    } else if (value == JsonToken.START_OBJECT) {
      if (member.role == Role.EITHER) {
        element(member, frame, path);
        frame.found = true;
      } else {
        object(member, frame, path);
      }
    } else if (member.text != null) {
      String text = checked(parser.currentName(), parser.getText());
      frame.keep(member.text, clean.apply(text));
      boolean anything = Shape.ANYTHING.equals(member.broken) && !text.isBlank();
      whole &= !anything && !text.equals(member.broken);
    }
  }

  private String checked(String name, String text) {
    try {
      return Texts.checked(name, text);
    } catch (RecordException e) {
      throw new DocumentException(MALFORMED, String.valueOf(e.getMessage()), here());
    }
  }

  private void array(Shape member, Frame frame, String path) throws IOException {
    Shape elements = member.elements;
    if (elements == null) {
      parser.skipChildren();
      return;
    }
    if (holdsRecords(elements) && !member.ambiguous) {
      frame.found = true;
      wrapper = wrapper.isEmpty() ? path : wrapper;
    }
    elements(elements, frame, elements.role == Role.PART ? path : path + "[]");
  }

  private static boolean holdsRecords(Shape elements) {
    return elements.role == Role.RECORD || elements.role == Role.EITHER;
  }

  /** Something that is no object where a record should be: it will be quarantined. */
  private @Nullable JsonToken stray(Shape shape, @Nullable Frame frame) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    parser.skipChildren();
    parser.finishToken();
    if (holdsRecords(shape)) {
      add(start, parser.currentLocation().getByteOffset(), frame);
    }
    return parser.nextToken();
  }

  private void add(JsonLocation start, long end, @Nullable Frame frame) {
    spans.add(
        start.getByteOffset() + skipped,
        start.getLineNr(),
        end - start.getByteOffset(),
        frame == null ? -1 : frame.id(containers));
  }

  private Position here() {
    return Json.position(parser.currentTokenLocation(), skipped);
  }
}
