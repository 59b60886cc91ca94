package io.plumbline.platform.persistence;

/**
 * The roles of one service's database, by the names {@code DESIGN} fixes.
 *
 * @param service short name of the service, {@code catalog}
 */
public record DatabaseRoles(String service) {

  public DatabaseRoles {
    if (!service.matches("[a-z][a-z0-9_]{0,30}")) {
      throw new IllegalArgumentException("not a service name: " + service);
    }
  }

  /** The database, {@code plumbline_catalog}. */
  public String database() {
    return "plumbline_" + service;
  }

  /** Owns database and tables, can not log in. */
  public String owner() {
    return database() + "_owner";
  }

  /** Logs in for migrations and becomes the owner. */
  public String migrator() {
    return database() + "_migrator";
  }

  /** The service itself, under row-level security. */
  public String app() {
    return database() + "_app";
  }

  /** Relay, sequencer and sweepers: policies of its own on the few tables they need. */
  public String system() {
    return database() + "_system";
  }
}
