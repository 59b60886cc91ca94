package io.plumbline.merkle.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;

/** Signs notes under a name. */
public final class NoteSigner {

  private final KeyPair pair;
  private final NoteKey key;

  public NoteSigner(String name, KeyPair pair) {
    this.pair = pair;
    this.key = new NoteKey(name, pair.getPublic());
  }

  /** What verifies its signatures. */
  public NoteKey key() {
    return key;
  }

  /**
   * The signed note over a text.
   *
   * @param text ends in a newline
   */
  public String sign(String text) {
    byte[] signature = Ed25519.sign(pair.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    byte[] line =
        ByteBuffer.allocate(Integer.BYTES + signature.length)
            .putInt(key.id())
            .put(signature)
            .array();
    return text
        + "\n"
        + SignedNote.DASH
        + key.name()
        + " "
        + Base64.getEncoder().encodeToString(line)
        + "\n";
  }
}
