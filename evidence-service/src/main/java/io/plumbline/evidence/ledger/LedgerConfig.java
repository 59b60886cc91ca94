package io.plumbline.evidence.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the ledger is kept. */
@ConfigMapping(prefix = "plumbline.evidence.ledger")
public interface LedgerConfig {

  /**
   * Whether it is kept. Off, nothing can be proven that is stored meanwhile; in production that is
   * an accepted risk named {@code ledger-off}, or the service does not start.
   */
  @WithDefault("true")
  boolean enabled();

  /** Names the logs: the origin of a tenant's checkpoints is this, a slash and the tenant. */
  @WithDefault("plumbline/ledger")
  String origin();

  /**
   * PKCS#8 file of the Ed25519 key that signs. Outside tests the service does not start without.
   */
  Optional<Path> keyFile();

  /** PEM files of keys that signed before, public or private; they only verify. */
  Optional<List<Path>> retiredKeyFiles();

  /** A directory the owner of the database can not write to, for copies of the checkpoints. */
  Optional<Path> checkpointDirectory();

  /** How often the sequencer looks for what nobody woke it for, and writes copies outside. */
  @WithDefault("1s")
  Duration poll();

  /** How long the sequencer waits after a commit, so that one checkpoint covers several. */
  @WithDefault("PT0.2S")
  Duration linger();

  /** Leaves the sequencer moves in one transaction. */
  @WithDefault("500")
  int batch();
}
