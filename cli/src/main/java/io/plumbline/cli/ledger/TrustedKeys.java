package io.plumbline.cli.ledger;

import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys a person trusts: verifier keys, which are for one log, and bare public keys, which are taken
 * for whatever log the checkpoint names.
 */
final class TrustedKeys {
  private final List<NoteKey> named = new ArrayList<>();
  private final List<PublicKey> bare = new ArrayList<>();

  /**
   * Reads keys.
   *
   * @param words each a verifier key {@code name+id+base64}, or a file with one a line or with a
   *     public key in PEM
   * @throws MalformedNoteException when one is none
   */
  static TrustedKeys of(List<String> words) throws IOException {
    TrustedKeys keys = new TrustedKeys();
    for (String word : words) {
      Path file = Path.of(word);
      if (!Files.isRegularFile(file)) {
        keys.named.add(NoteKey.parse(word));
        continue;
      }
      String text = Files.readString(file);
      if (text.contains("-----BEGIN")) {
        keys.bare.add(Ed25519.publicKey(text));
      } else {
        text.lines().filter(line -> !line.isBlank()).map(NoteKey::parse).forEach(keys.named::add);
      }
    }
    return keys;
  }

  /** The keys that may sign for a log. */
  List<NoteKey> of(String origin) {
    List<NoteKey> keys = new ArrayList<>();
    named.stream().filter(key -> key.name().equals(origin)).forEach(keys::add);
    bare.forEach(key -> keys.add(new NoteKey(origin, key)));
    return keys;
  }
}
