package io.plumbline.evidence.sequencing;

import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.NoteKey;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The keys of the ledger, from files outside the database: one signs, those before it verify what
 * they once signed. Every tenant's log has a name of its own, so the same key has another id in
 * each.
 */
@ApplicationScoped
public class LedgerKeys {

  /** The risk of running without a ledger, for {@code plumbline.accepted-risks}. */
  static final String LEDGER_OFF = "ledger-off";

  private static final Logger LOG = Logger.getLogger(LedgerKeys.class);

  private final LedgerConfig config;
  private final PlatformConfig platform;
  private final KeyPair current;
  private final List<PublicKey> retired;

  @Inject
  public LedgerKeys(LedgerConfig config, PlatformConfig platform) {
    this.config = config;
    this.platform = platform;
    this.current = config.keyFile().map(LedgerKeys::pair).orElseGet(Ed25519::generate);
    this.retired =
        config.retiredKeyFiles().orElse(List.of()).stream().map(LedgerKeys::publicKey).toList();
  }

  /** Refuses the start without a key, and without a ledger unless an operator answers for it. */
  void onStart(@Observes @Priority(1500) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    if (!config.enabled()) {
      boolean accepted = platform.acceptedRisks().orElse(List.of()).contains(LEDGER_OFF);
      if (!accepted && !platform.unsafeLocal()) {
        throw new IllegalStateException(
            "unsafe settings: ledger-off (plumbline.evidence.ledger.enabled is false: nothing that"
                + " is stored could be proven; name it in plumbline.accepted-risks to go without)");
      }
      return;
    }
    if (config.keyFile().isEmpty()) {
      throw new IllegalStateException(
          "plumbline.evidence.ledger.key-file is missing: the ledger needs an Ed25519 key in PKCS#8"
              + " (openssl genpkey -algorithm ed25519)");
    }
    if (config.checkpointDirectory().isEmpty()) {
      LOG.warn(
          "plumbline.evidence.ledger.checkpoint-directory is not set: copies of the checkpoints go to"
              + " Kafka only, and a database restored from a backup is not noticed at the start");
    }
  }

  /** What names the log of a tenant. */
  public String origin(String tenant) {
    return config.origin() + "/" + tenant;
  }

  /** What signs for a tenant. */
  NoteSigner signer(String tenant) {
    return new NoteSigner(origin(tenant), current);
  }

  /** What verifies the checkpoints of a tenant, the key in use first. */
  public List<NoteKey> keys(String tenant) {
    return Stream.concat(Stream.of(current.getPublic()), retired.stream())
        .map(key -> new NoteKey(origin(tenant), key))
        .toList();
  }

  private static KeyPair pair(Path file) {
    try {
      return Ed25519.pair(Files.readString(file));
    } catch (IOException | MalformedNoteException e) {
      throw new IllegalStateException("the key of the ledger can not be read: " + file, e);
    }
  }

  private static PublicKey publicKey(Path file) {
    try {
      String pem = Files.readString(file);
      return Ed25519.isPrivate(pem) ? Ed25519.pair(pem).getPublic() : Ed25519.publicKey(pem);
    } catch (IOException | MalformedNoteException e) {
      throw new IllegalStateException("a retired key of the ledger can not be read: " + file, e);
    }
  }
}
