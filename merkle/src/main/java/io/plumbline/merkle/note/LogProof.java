package io.plumbline.merkle.note;

import io.plumbline.merkle.Hashes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A proof for offline use (C2SP tlog-proof): a leaf's place, its path, and the checkpoint.
 *
 * @param extra what the leaf's hash can be made of, as its application defines; not authenticated
 * @param index of the leaf, from 0
 * @param path from the leaf's sibling up
 * @param checkpoint a signed note, as it was signed
 */
public record LogProof(byte[] extra, long index, List<byte[]> path, String checkpoint) {

  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int LONGEST_PATH = 64;

  /** The proof as a text. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    if (extra.length > 0) {
      text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedNoteException when it is none, with the line that is wrong
   */
  public static LogProof parse(String text) {
    int end = text.indexOf("\n\n");
    if (!text.startsWith(HEAD + "\n") || end < 0) {
      throw new MalformedNoteException("line 1: a proof begins with " + HEAD);
    }
    String[] lines = text.substring(0, end).split("\n", -1);
    int at = 1;
    byte[] extra = new byte[0];
    if (at < lines.length && lines[at].startsWith(EXTRA)) {
      extra = base64(lines[at].substring(EXTRA.length()), at);
      at++;
    }
    if (at >= lines.length || !lines[at].matches(INDEX + "(0|[1-9][0-9]{0,17})")) {
      throw new MalformedNoteException("line " + (at + 1) + ": the index of the leaf is missing");
    }
    long index = Long.parseLong(lines[at].substring(INDEX.length()));
    return new LogProof(extra, index, path(lines, at + 1), text.substring(end + 2));
  }

  private static List<byte[]> path(String[] lines, int from) {
    if (lines.length - from > LONGEST_PATH) {
      throw new MalformedNoteException("line " + (from + 1) + ": the path is too long");
    }
    List<byte[]> path = new ArrayList<>();
    for (int at = from; at < lines.length; at++) {
      byte[] hash = base64(lines[at], at);
      if (hash.length != Hashes.SIZE) {
        throw new MalformedNoteException("line " + (at + 1) + ": not a hash of 32 bytes");
      }
      path.add(hash);
    }
    return List.copyOf(path);
  }

  private static byte[] base64(String text, int at) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("line " + (at + 1) + ": not base64");
    }
  }
}
