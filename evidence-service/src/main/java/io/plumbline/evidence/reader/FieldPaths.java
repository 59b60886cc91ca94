package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.DUPLICATE_KEY;
import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;
import static io.plumbline.evidence.reader.RecordException.Reason.NOT_AN_OBJECT;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Picks the wanted texts out of one JSON object and skips the rest: paths such as {@code
 * resources.0.uid}, where {@code 0} is the first element of an array. A path that ends in {@code
 * .**} takes every text below, with its path from there. A wanted key that stands twice is refused,
 * because readers disagree on which one counts.
 */
public final class FieldPaths<F extends Enum<F>> {

  /** Most texts taken below one path. */
  private static final int ENTRIES = 1000;

  private static final class Node {
    private final int number;
    private final Map<String, Node> children = new HashMap<>();
    private int field = -1;
    private int collection = -1;

    private Node(int number) {
      this.number = number;
    }
  }

  private final Node root = new Node(0);
  private final int fields;
  private int nodes = 1;

  public FieldPaths(Class<F> type, Function<F, String> path) {
    F[] constants = type.getEnumConstants();
    fields = constants.length;
    for (F constant : constants) {
      Node node = root;
      String[] names = path.apply(constant).split("\\.");
      boolean everything = names[names.length - 1].equals("**");
      for (String name : everything ? Arrays.copyOf(names, names.length - 1) : names) {
        node = node.children.computeIfAbsent(name, key -> new Node(nodes++));
      }
      if (everything) {
        node.collection = constant.ordinal();
      } else {
        node.field = constant.ordinal();
      }
    }
  }

  public Fields<F> read(byte[] json) throws RecordException {
    Fields<F> found = new Fields<>(fields);
    try {
      read(json, found);
    } catch (IOException e) {
      throw new RecordException(MALFORMED, Json.problem(e));
    }
    return found;
  }

  /** As {@link #read}, from the start of an object that may be cut. */
  public Fields<F> readStart(byte[] json) throws RecordException {
    Fields<F> found = new Fields<>(fields);
    try {
      read(json, found);
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private void read(byte[] json, Fields<F> found) throws IOException, RecordException {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RecordException(NOT_AN_OBJECT, "a record must be a JSON object");
      }
      object(parser, root, found, new BitSet(nodes));
    }
  }

  private void object(JsonParser parser, Node node, Fields<F> found, BitSet seen)
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
      value(parser, value, child, found, seen);
    }
  }

  private void value(JsonParser parser, JsonToken value, Node node, Fields<F> found, BitSet seen)
      throws IOException, RecordException {
    if (node.collection >= 0) {
      collect(parser, value, "", found.collection(node.collection));
    } else if (value == JsonToken.START_OBJECT) {
      object(parser, node, found, seen);
    } else if (value == JsonToken.START_ARRAY) {
      array(parser, node, found, seen);
    } else if (value != JsonToken.VALUE_NULL && node.field >= 0) {
      found.put(node.field, Texts.checked(parser.currentName(), parser.getText()));
    }
  }

  private void array(JsonParser parser, Node node, Fields<F> found, BitSet seen)
      throws IOException, RecordException {
    Node first = node.children.get("0");
    JsonToken element = parser.nextToken();
    if (element != JsonToken.END_ARRAY && first != null) {
      value(parser, element, first, found, seen);
      element = parser.nextToken();
    }
    for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
      parser.skipChildren();
    }
  }

  private static void collect(
      JsonParser parser, @Nullable JsonToken value, String path, List<Fields.Entry> into)
      throws IOException, RecordException {
    if (value == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        collect(parser, parser.nextToken(), name, into);
      }
    } else if (value == JsonToken.START_ARRAY) {
      int index = 0;
      for (JsonToken e = parser.nextToken(); e != JsonToken.END_ARRAY; e = parser.nextToken()) {
        collect(parser, e, path.isEmpty() ? "" + index : path + "." + index, into);
        index++;
      }
    } else if (value != JsonToken.VALUE_NULL && into.size() < ENTRIES) {
      into.add(new Fields.Entry(path, Texts.checked(path, parser.getText())));
    }
  }
}
