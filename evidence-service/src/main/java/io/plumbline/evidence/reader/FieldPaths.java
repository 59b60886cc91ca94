package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.DUPLICATE_KEY;
import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;
import static io.plumbline.evidence.reader.RecordException.Reason.NOT_AN_OBJECT;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Picks the wanted texts out of one JSON object and skips the rest: paths such as {@code
 * resources.0.uid}, where {@code 0} is the first element of an array. A wanted key that stands
 * twice is refused, because readers disagree on which one counts.
 */
final class FieldPaths<F extends Enum<F>> {

  private static final class Node {
    private final int number;
    private final Map<String, Node> children = new HashMap<>();
    private int field = -1;

    private Node(int number) {
      this.number = number;
    }
  }

  private final Node root = new Node(0);
  private final int fields;
  private int nodes = 1;

  FieldPaths(Class<F> type, Function<F, String> path) {
    F[] constants = type.getEnumConstants();
    fields = constants.length;
    for (F constant : constants) {
      Node node = root;
      for (String name : path.apply(constant).split("\\.")) {
        node = node.children.computeIfAbsent(name, key -> new Node(nodes++));
      }
      node.field = constant.ordinal();
    }
  }

  Fields<F> read(byte[] json) throws RecordException {
    @Nullable String[] texts = new String[fields];
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RecordException(NOT_AN_OBJECT, "a record must be a JSON object");
      }
      object(parser, root, texts, new BitSet(nodes));
    } catch (IOException e) {
      throw new RecordException(MALFORMED, Json.problem(e));
    }
    return new Fields<>(texts);
  }

  private void object(JsonParser parser, Node node, @Nullable String[] texts, BitSet seen)
      throws IOException, RecordException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Node child = node.children.get(name);
      JsonToken value = parser.nextToken();
      if (child == null) {
        parser.skipChildren();
        continue;
      }
      if (seen.get(child.number)) {
        throw new RecordException(DUPLICATE_KEY, "the key " + name + " stands twice");
      }
      seen.set(child.number);
      value(parser, value, child, texts, seen);
    }
  }

  private void value(
      JsonParser parser, JsonToken value, Node node, @Nullable String[] texts, BitSet seen)
      throws IOException, RecordException {
    if (value == JsonToken.START_OBJECT) {
      object(parser, node, texts, seen);
    } else if (value == JsonToken.START_ARRAY) {
      array(parser, node, texts, seen);
    } else if (value != JsonToken.VALUE_NULL && node.field >= 0) {
      texts[node.field] = Texts.checked(parser.currentName(), parser.getText());
    }
  }

  private void array(JsonParser parser, Node node, @Nullable String[] texts, BitSet seen)
      throws IOException, RecordException {
    Node first = node.children.get("0");
    JsonToken element = parser.nextToken();
    if (element != JsonToken.END_ARRAY && first != null) {
      value(parser, element, first, texts, seen);
      element = parser.nextToken();
    }
    for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
      parser.skipChildren();
    }
  }
}
