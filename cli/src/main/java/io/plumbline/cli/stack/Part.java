package io.plumbline.cli.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A process of the local stack, in the order of the start. */
public enum Part {
  /** The databases. */
  POSTGRES(5433, 0, "database"),
  /** The event broker; its second port is the controller's. */
  KAFKA(9092, 9093, "controller"),
  /** The OIDC issuer. */
  KEYCLOAK(8180, 0, "sign-in"),
  /** The catalog service. */
  CATALOG(9101, 9201, "management"),
  /** The assessment service. */
  ASSESSMENT(9102, 9202, "management"),
  /** The evidence service. */
  EVIDENCE(9103, 9203, "management"),
  /** The reporting service. */
  REPORTING(9104, 9204, "management"),
  /** The door for browsers. */
  GATEWAY(8080, 9200, "management");

  private final int port;
  private final int secondPort;
  private final String secondUse;

  Part(int port, int secondPort, String secondUse) {
    this.port = port;
    this.secondPort = secondPort;
    this.secondUse = secondUse;
  }

  /** The four services that own data. */
  public static List<Part> services() {
    return List.of(CATALOG, ASSESSMENT, EVIDENCE, REPORTING);
  }

  /** The programs of this product, in the order of the stop. */
  public static List<Part> ours() {
    return List.of(GATEWAY, CATALOG, ASSESSMENT, EVIDENCE, REPORTING);
  }

  /** The part of that name, as people type it; {@code evidence} and {@code evidence-service}. */
  public static Optional<Part> named(String name) {
    return Arrays.stream(values())
        .filter(part -> part.label().equals(name) || part.module().equals(name))
        .findFirst();
  }

  /** What people call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a program of this product. */
  public boolean isOurs() {
    return ours().contains(this);
  }

  /** The Maven module that builds it; the label for parts that are not ours. */
  public String module() {
    return services().contains(this) ? label() + "-service" : label();
  }

  int port() {
    return port;
  }

  int secondPort() {
    return secondPort;
  }

  String secondUse() {
    return secondUse;
  }
}
