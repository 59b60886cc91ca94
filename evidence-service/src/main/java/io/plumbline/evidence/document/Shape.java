package io.plumbline.evidence.document;

import io.plumbline.evidence.format.Format;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first pass looks for below one kind of object or array of a document. {@link Shapes}
 * puts them together.
 */
final class Shape {

  /** What an object of this shape is. */
  enum Role {
    /** A piece of the container it stands in. */
    PART,
    /** A container of its own, never a record. */
    CONTAINER,
    /** A record, unless it turns out to be a container. */
    EITHER,
    /** A record; nobody looks inside. */
    RECORD,
    /** A row of a table of its container. */
    ROW
  }

  /** Every value but the empty one says that the scanner did not get through. */
  static final String ANYTHING = "*";

  final Role role;
  final String name;
  final Map<String, Shape> members = new HashMap<>();
  private long nextBit = 1;
  private long bit;

  /** Shape of the elements, for arrays. */
  @Nullable Shape elements;

  /** Name under which a scalar is kept as a text of its container. */
  @Nullable String text;

  /** A value that, where this scalar has it, says the scanner did not get through. */
  @Nullable String broken;

  /** Whether records have a list of this name too: it alone makes no container. */
  boolean ambiguous;

  /** The format that the presence of this member tells. */
  @Nullable Format tells;

  /**
   * An empty shape.
   *
   * @param name of the path for people, or of the table of a row
   */
  Shape(Role role, String name) {
    this.role = role;
    this.name = name;
  }

  /** Marks this member in a set of those seen in one object. */
  long bit() {
    return bit;
  }

  Shape member(String key, Shape shape) {
    if (nextBit == 0) {
      throw new IllegalStateException("a shape has 64 members at most");
    }
    shape.bit = nextBit;
    nextBit <<= 1;
    members.put(key, shape);
    return this;
  }

  /** Keeps a scalar. */
  Shape keep(String key, String as) {
    Shape scalar = new Shape(Role.PART, key);
    scalar.text = as;
    return member(key, scalar);
  }

  /** Keeps a scalar whose presence tells the format. */
  Shape keep(String key, String as, Format format) {
    keep(key, as);
    telling(key, format);
    return this;
  }

  /** Keeps a scalar that shows by this value that the scanner did not get through. */
  Shape keepUnless(String key, String as, String value) {
    keep(key, as);
    Shape scalar = members.get(key);
    if (scalar != null) {
      scalar.broken = value;
    }
    return this;
  }

  /** A member whose presence tells the format. */
  Shape tell(String key, Format format) {
    member(key, new Shape(Role.PART, key));
    telling(key, format);
    return this;
  }

  private void telling(String key, Format format) {
    Shape shape = members.get(key);
    if (shape != null) {
      shape.tells = format;
    }
  }

  /** An array of these. */
  Shape list(String key, Shape of) {
    Shape array = new Shape(Role.PART, key);
    array.elements = of;
    return member(key, array);
  }

  /** An array of these, whose presence tells the format. */
  Shape list(String key, Shape of, Format format) {
    list(key, of);
    telling(key, format);
    return this;
  }

  /** An array of these, of a name that records use as well. */
  Shape ambiguousList(String key, Shape of) {
    list(key, of);
    Shape array = members.get(key);
    if (array != null) {
      array.ambiguous = true;
    }
    return this;
  }
}
