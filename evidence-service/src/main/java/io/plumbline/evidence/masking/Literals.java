package io.plumbline.evidence.masking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where any of many literals begins, in any case, in one pass that looks at two of three
 * bytes: a literal has four, so one of its first three pairs lies where the pass looks. No step
 * waits for the one before. Immutable.
 */
final class Literals {

  private static final int WINDOW = SecretPattern.SHORTEST;
  private static final byte[] FOLD = fold();
  private static final byte[] INDEX = index();

  /** A literal with the pattern it begins. */
  record Entry(byte[] literal, Shape shape, SecretPattern pattern) {

    boolean isAt(byte[] text, int at) {
      if (at + literal.length > text.length) {
        return false;
      }
      for (int i = WINDOW; i < literal.length; i++) {
        if (FOLD[text[at + i] & 0xff] != literal[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int STEP = WINDOW - 1;

  private final boolean[] pairs = new boolean[1 << 12];
  private final int[] windows;
  private final Entry[][] entries;

  Literals(List<SecretPattern> patterns) {
    List<Entry> all = new ArrayList<>();
    for (SecretPattern pattern : patterns) {
      for (SecretPattern.Literal literal : pattern.literals()) {
        all.add(new Entry(folded(literal.text()), literal.shape(), pattern));
      }
    }
    int slots = Integer.highestOneBit(Math.max(all.size(), 16)) * 8;
    windows = new int[slots];
    entries = new Entry[slots][];
    all.forEach(this::add);
  }

  private void add(Entry entry) {
    byte[] literal = entry.literal();
    for (int i = 0; i < STEP; i++) {
      pairs[pair(literal, i)] = true;
    }
    int slot = slot(window(literal, 0));
    Entry[] there = entries[slot] == null ? new Entry[0] : entries[slot];
    windows[slot] = window(literal, 0);
    entries[slot] = Arrays.copyOf(there, there.length + 1);
    entries[slot][there.length] = entry;
  }

  /** Where the next window that some literal begins with starts; -1 when there is none. */
  int next(byte[] text, int from) {
    for (int i = from + STEP - 1; i + 1 < text.length; i += STEP) {
      if (pairs[pair(text, i)]) {
        int last = Math.min(i, text.length - WINDOW);
        for (int at = i - STEP + 1; at <= last; at++) {
          if (entries[slot(window(text, at))] != null) {
            return at;
          }
        }
      }
    }
    return -1;
  }

  /** Literals whose window starts there; they may still differ further on. */
  Entry[] at(byte[] text, int at) {
    Entry[] there = entries[slot(window(text, at))];
    return there == null ? new Entry[0] : there;
  }

  private int slot(int window) {
    int mask = windows.length - 1;
    int slot = (window * 0x9E3779B1 >>> 16) & mask;
    while (entries[slot] != null && windows[slot] != window) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int pair(byte[] text, int at) {
    return INDEX[text[at] & 0xff] << 6 | INDEX[text[at + 1] & 0xff];
  }

  private static int window(byte[] text, int at) {
    return (FOLD[text[at] & 0xff] & 0xff) << 24
        | (FOLD[text[at + 1] & 0xff] & 0xff) << 16
        | (FOLD[text[at + 2] & 0xff] & 0xff) << 8
        | FOLD[text[at + 3] & 0xff] & 0xff;
  }

  private static byte[] folded(String literal) {
    byte[] bytes = new byte[literal.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = FOLD[literal.charAt(i)];
    }
    return bytes;
  }

  private static byte[] fold() {
    byte[] fold = new byte[256];
    for (int i = 0; i < fold.length; i++) {
      fold[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
    }
    return fold;
  }

  /** Six bits: letters in any case, digits, and what is most frequent beside them, each its own. */
  private static byte[] index() {
    byte[] index = new byte[256];
    String known = "abcdefghijklmnopqrstuvwxyz0123456789-_=\"'\\/:.,{}[] \n@*";
    for (int i = 0; i < known.length(); i++) {
      index[known.charAt(i)] = (byte) (i + 1);
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      index[c] = index[c + 32];
    }
    return index;
  }
}
