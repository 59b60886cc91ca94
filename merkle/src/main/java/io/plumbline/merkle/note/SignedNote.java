package io.plumbline.merkle.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures (C2SP signed-note).
 *
 * @param text what is signed, ends in a newline
 */
public record SignedNote(String text, List<Line> signatures) {

  static final String DASH = "\u2014 ";

  private static final int MOST_SIGNATURES = 100;
  private static final int SHORTEST = 5;

  /**
   * A signature.
   *
   * @param name of the key
   * @param id of the key
   */
  public record Line(String name, int id, byte[] signature) {}

  /**
   * Reads a signed note.
   *
   * @throws MalformedNoteException when it is none
   */
  public static SignedNote parse(String note) {
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedNoteException("the note holds control characters");
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new MalformedNoteException("the note has no signature after an empty line");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(split + 2).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line(line));
      }
    }
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new MalformedNoteException("the note has " + lines.size() + " signatures");
    }
    return new SignedNote(note.substring(0, split + 1), List.copyOf(lines));
  }

  /**
   * The key that signed it: one of those given, every signature of which is good. Signatures of
   * other keys are passed over.
   *
   * @return empty when none of the keys signed it, or a signature of one of them is wrong
   */
  public Optional<NoteKey> signer(Collection<NoteKey> keys) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    Optional<NoteKey> signer = Optional.empty();
    for (Line line : signatures) {
      for (NoteKey key : keys) {
        if (key.name().equals(line.name()) && key.id() == line.id()) {
          if (!Ed25519.verifies(key.key(), message, line.signature())) {
            return Optional.empty();
          }
          signer = Optional.of(key);
        }
      }
    }
    return signer;
  }

  private static Line line(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !line.startsWith(DASH) || parts[1].isEmpty()) {
      throw new MalformedNoteException("not a line of a signature: " + line);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
      if (bytes.remaining() < SHORTEST) {
        throw new MalformedNoteException("a signature is too short");
      }
      int id = bytes.getInt();
      byte[] signature = new byte[bytes.remaining()];
      bytes.get(signature);
      return new Line(parts[1], id, signature);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("a signature is not base64");
    }
  }
}
