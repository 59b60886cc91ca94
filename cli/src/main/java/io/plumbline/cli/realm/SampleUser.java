package io.plumbline.cli.realm;

import java.util.List;

/**
 * A person of the local stack. Every one signs in with {@link #PASSWORD}.
 *
 * @param name the user name
 * @param lastName the rest of the name for people
 * @param tenant the organisation
 * @param role the one role the person holds
 * @param groups the groups the person belongs to
 */
public record SampleUser(
    String name, String lastName, String tenant, String role, List<String> groups) {

  /** The password of everybody; the local stack listens on the loopback interface only. */
  public static final String PASSWORD = "plumbline";

  private static final List<String> PAYMENTS = List.of("payments");

  /** Everybody, a person for every role and a second organisation. */
  public static final List<SampleUser> ALL =
      List.of(
          new SampleUser("vic", "Vega", "acme", "viewer", List.of()),
          new SampleUser("ana", "Alves", "acme", "contributor", PAYMENTS),
          new SampleUser("ben", "Berg", "acme", "contributor", List.of("platform")),
          new SampleUser("rea", "Rossi", "acme", "reviewer", PAYMENTS),
          new SampleUser("april", "Adeyemi", "acme", "approver", List.of()),
          new SampleUser("audrey", "Abbott", "acme", "auditor", List.of()),
          new SampleUser("cato", "Castro", "acme", "catalog-admin", List.of()),
          new SampleUser("adam", "Andersen", "acme", "admin", List.of("platform")),
          new SampleUser("gus", "Garcia", "globex", "contributor", List.of()),
          new SampleUser("gina", "Gupta", "globex", "admin", List.of()));

  String firstName() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  String email() {
    return name + "@" + tenant + ".example";
  }
}
