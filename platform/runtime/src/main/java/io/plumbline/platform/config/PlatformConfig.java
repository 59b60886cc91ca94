package io.plumbline.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every service is told; the defaults are in the platform's microprofile-config file. */
@ConfigMapping(prefix = "plumbline")
public interface PlatformConfig {

  /** Short name of the service, {@code catalog}: part of database roles, topics and sources. */
  String service();

  /**
   * Secrets of the page tokens, one a line, the same on every replica, each of at least 32
   * characters. The first signs, each is believed: docs/operations/rotation.md.
   */
  String pageTokenKey();

  /** Accepts settings that are only fit for one machine; only with loopback addresses. */
  @WithDefault("false")
  boolean unsafeLocal();

  /** Names of production checks an operator takes the responsibility for, see {@code docs}. */
  Optional<List<String>> acceptedRisks();

  /** Where the claims of a token are. */
  Access access();

  /** The relay and the consumers. */
  Messaging messaging();

  /** The audit trail. */
  Audit audit();

  /** Claims and algorithms of tokens. */
  interface Access {

    /** Path of the claim with the tenant; it must be there once, with one string. */
    @WithDefault("tenant")
    String tenantClaim();

    /** The one tenant of an issuer whose tokens name none; the claim is not read then. */
    Optional<String> tenant();

    /** Which tenant a value of the claim stands for, {@code value=tenant}; itself without any. */
    Optional<List<String>> tenants();

    /** Which role a value of the roles claim stands for, {@code value=role}; itself without any. */
    Optional<List<String>> roles();

    /** Claims with the id of the client; the first that is there counts. */
    @WithDefault("azp,client_id,cid,appid")
    List<String> clientClaims();

    /** Path of the claim with the groups, an array of strings; may be absent. */
    @WithDefault("groups")
    String groupsClaim();

    /** Path of the claim with the name to show. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** Signature algorithms a token may use. */
    @WithDefault("RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512,EdDSA")
    List<String> algorithms();

    /** Role whose clients are believed a tenant in {@code x-plumbline-tenant}. */
    @WithDefault("internal")
    String internalRole();
  }

  /** Outbox, inbox and dead letters. */
  interface Messaging {

    /** Whether relay and consumers run in this process. */
    @WithDefault("true")
    boolean enabled();

    /** How often the relay looks for rows nobody woke it for. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** Rows the relay sends and awaits at once. */
    @WithDefault("500")
    int batch();

    /** How often a row the broker refuses for good is tried before it is parked. */
    @WithDefault("5")
    int relayAttempts();

    /** How often an event whose handling fails for an unknown cause is tried. */
    @WithDefault("5")
    int handlerAttempts();

    /** How long a handled event is remembered; longer than its topic keeps it. */
    @WithDefault("P14D")
    Duration inboxRetention();
  }

  /** Sequencing of audit records. */
  interface Audit {

    /** Whether the sequencer runs in this process. */
    @WithDefault("true")
    boolean enabled();

    /** How often the sequencer looks for records nobody woke it for. */
    @WithDefault("PT0.5S")
    Duration poll();
  }
}
