package io.plumbline.cli.stack;

import io.plumbline.embedded.Secrets;
import io.plumbline.merkle.note.Ed25519;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;

/** The key of the local ledger, made once for a data folder, with its public half beside it. */
final class LedgerKey {
  private LedgerKey() {}

  /** The file of the private key. */
  static Path in(StackHome home) {
    Path file = home.ledgerKey();
    if (!Files.exists(file)) {
      KeyPair pair = Ed25519.generate();
      try {
        Files.createDirectories(home.ledgerPublicKey().getParent());
        Files.writeString(home.ledgerPublicKey(), Ed25519.pem(pair.getPublic()));
        Secrets.write(file, Ed25519.pem(pair.getPrivate()));
      } catch (IOException e) {
        throw new UncheckedIOException("the key of the ledger can not be made", e);
      }
    }
    return file;
  }
}
