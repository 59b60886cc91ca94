package io.plumbline.merkle.note;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key with the name it signs under. In a text it is {@code name+id+base64}, the form of
 * verifier keys that tools for signed notes read.
 */
public record NoteKey(String name, PublicKey key) {

  private static final byte ED25519 = 1;
  private static final int ID_DIGITS = 8;

  public NoteKey {
    if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || isSpace(c))) {
      throw new MalformedNoteException("not the name of a key: '" + name + "'");
    }
  }

  /**
   * Reads {@code name+id+base64}.
   *
   * @throws MalformedNoteException when it is none, or its id is not that of the key
   */
  public static NoteKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length < 3) {
      throw new MalformedNoteException("a verifier key is name+id+base64");
    }
    byte[] bytes = base64(parts[2]);
    if (bytes.length != Ed25519.PUBLIC_BYTES + 1 || bytes[0] != ED25519) {
      throw new MalformedNoteException("not an Ed25519 verifier key");
    }
    NoteKey key =
        new NoteKey(parts[0], Ed25519.fromRaw(Arrays.copyOfRange(bytes, 1, bytes.length)));
    if (!key.idText().equals(parts[1])) {
      throw new MalformedNoteException("the id of the verifier key should be " + key.idText());
    }
    return key;
  }

  /** The first four bytes of SHA-256 over name, newline, kind of signature and key. */
  public int id() {
    MessageDigest digest = sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    byte[] hash = digest.digest(typed());
    return (hash[0] & 0xff) << 24
        | (hash[1] & 0xff) << 16
        | (hash[2] & 0xff) << 8
        | (hash[3] & 0xff);
  }

  /** The id as eight hexadecimal digits. */
  public String idText() {
    String hex = Integer.toHexString(id());
    return "0".repeat(ID_DIGITS - hex.length()) + hex;
  }

  /** The key as {@code name+id+base64}. */
  public String text() {
    return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  private byte[] typed() {
    byte[] raw = Ed25519.raw(key);
    byte[] typed = new byte[raw.length + 1];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return typed;
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("the verifier key is not base64");
    }
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
