package io.plumbline.cli.realm;

import java.util.List;

/**
 * A machine of the local stack that gets tokens with its own credentials. Every one has the secret
 * {@link #SECRET}.
 *
 * @param id the client id
 * @param tenant the organisation it belongs to
 * @param roles what it may do
 * @param audiences the services it may reach
 */
public record SampleClient(String id, String tenant, List<String> roles, List<String> audiences) {

  /** The secret of every machine; the local stack listens on the loopback interface only. */
  public static final String SECRET = "plumbline";

  /** The machine of {@code plumbline bench}, alone in a tenant of its own. */
  public static final SampleClient BENCH =
      new SampleClient(
          "bench-pipeline",
          "bench",
          List.of("evidence-writer", "viewer", "admin"),
          Realm.AUDIENCES);

  private static final List<String> PIPELINE_ROLES = List.of("evidence-writer", "viewer");

  /** Every machine. */
  public static final List<SampleClient> ALL =
      List.of(
          new SampleClient("acme-pipeline", "acme", PIPELINE_ROLES, Realm.AUDIENCES),
          new SampleClient(
              "acme-scanner", "acme", List.of("evidence-writer"), List.of("plumbline-evidence")),
          new SampleClient("globex-pipeline", "globex", PIPELINE_ROLES, Realm.AUDIENCES),
          BENCH);

  String serviceAccount() {
    return "service-account-" + id;
  }
}
