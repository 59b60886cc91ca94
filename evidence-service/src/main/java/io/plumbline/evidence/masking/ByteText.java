package io.plumbline.evidence.masking;

import java.nio.charset.StandardCharsets;

/** A part of some bytes as text in ISO 8859-1, without a copy. */
record ByteText(byte[] bytes, int from, int to) implements CharSequence {

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[from + index] & 0xff);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new ByteText(bytes, from + start, from + end);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
