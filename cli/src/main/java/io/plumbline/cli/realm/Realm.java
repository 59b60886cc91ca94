package io.plumbline.cli.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The realm {@code plumbline} as Keycloak imports it.
 *
 * @param gatewayPort where the gateway listens on this machine; sign-in may only lead back there
 * @param gatewaySecret secret of the gateway's client
 */
public record Realm(int gatewayPort, String gatewaySecret) {
  /** The realm's name. */
  public static final String NAME = "plumbline";

  /** Client of the gateway. */
  public static final String GATEWAY_CLIENT = "plumbline-gateway";

  /** Public client with which the local stack turns a sample user's password into a token. */
  public static final String CLI_CLIENT = "plumbline-cli";

  /** What a service must find among a token's audiences, one for each. */
  public static final List<String> AUDIENCES =
      List.of(
          "plumbline-catalog", "plumbline-assessment", "plumbline-evidence", "plumbline-reporting");

  private static final List<String> ROLES =
      List.of(
          "viewer",
          "contributor",
          "reviewer",
          "approver",
          "auditor",
          "evidence-writer",
          "catalog-admin",
          "admin");

  private static final int ACCESS_TOKEN_SECONDS = 300;
  private static final int SESSION_IDLE_SECONDS = 1800;
  private static final int SESSION_SECONDS = 36_000;
  private static final int FAILURES_BEFORE_WAIT = 10;

  /** Addresses of the gateway, by number and by name. */
  List<String> gateways() {
    return List.of("http://127.0.0.1:" + gatewayPort, "http://localhost:" + gatewayPort);
  }

  /** The representation Keycloak imports. */
  public String json() {
    ObjectNode realm = JsonNodeFactory.instance.objectNode();
    realm.put("realm", NAME).put("displayName", "Plumbline").put("enabled", true);
    realm.put("sslRequired", "external").put("registrationAllowed", false);
    realm.put("resetPasswordAllowed", false).put("editUsernameAllowed", false);
    realm.put("accessTokenLifespan", ACCESS_TOKEN_SECONDS);
    realm.put("ssoSessionIdleTimeout", SESSION_IDLE_SECONDS);
    realm.put("ssoSessionMaxLifespan", SESSION_SECONDS);
    realm.put("bruteForceProtected", true).put("permanentLockout", false);
    realm.put("failureFactor", FAILURES_BEFORE_WAIT);
    ArrayNode roles = realm.putObject("roles").putArray("realm");
    ROLES.forEach(role -> roles.addObject().put("name", role));
    ArrayNode groups = realm.putArray("groups");
    List.of("payments", "platform").forEach(group -> groups.addObject().put("name", group));
    RealmUsers.add(realm.putArray("users"));
    RealmClients.add(realm.putArray("clients"), this);
    UserProfile.add(realm.putObject("components"));
    return realm.toPrettyString();
  }
}
