package io.plumbline.merkle.note;

import io.plumbline.merkle.Hashes;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * The head of a log at a size (C2SP tlog-checkpoint), as the text of a note.
 *
 * @param origin names the log
 * @param size leaves in the tree
 * @param root of the tree
 */
public record Checkpoint(String origin, long size, byte[] root) {

  private static final int LINES = 3;

  /** The text to sign. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * Reads the text of a note; extension lines are passed over.
   *
   * @throws MalformedNoteException when it is none
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length <= LINES || lines[0].isEmpty()) {
      throw new MalformedNoteException("a checkpoint has three lines: origin, size, root");
    }
    return new Checkpoint(lines[0], size(lines[1]), root(lines[2]));
  }

  /** Whether both say the same of the same log. */
  public boolean isSame(Checkpoint other) {
    return origin.equals(other.origin) && size == other.size && Arrays.equals(root, other.root);
  }

  private static long size(String line) {
    if (!line.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedNoteException("not the size of a tree: " + line);
    }
    return Long.parseLong(line);
  }

  private static byte[] root(String line) {
    try {
      byte[] root = Base64.getDecoder().decode(line);
      if (root.length == Hashes.SIZE) {
        return root;
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("the root is not base64: " + line);
    }
    throw new MalformedNoteException("the root is not 32 bytes: " + line);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint && isSame(checkpoint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, size);
  }
}
