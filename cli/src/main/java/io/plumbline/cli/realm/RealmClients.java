package io.plumbline.cli.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Clients of the realm and what their tokens say. */
final class RealmClients {
  private RealmClients() {}

  static void add(ArrayNode clients, Realm realm) {
    gateway(clients.addObject(), realm);
    cli(clients.addObject());
    SampleClient.ALL.forEach(client -> machine(clients.addObject(), client));
  }

  private static void gateway(ObjectNode client, Realm realm) {
    client.put("clientId", Realm.GATEWAY_CLIENT).put("name", "Plumbline").put("enabled", true);
    client.put("secret", realm.gatewaySecret()).put("publicClient", false);
    client.put("standardFlowEnabled", true).put("directAccessGrantsEnabled", false);
    ArrayNode redirects = client.putArray("redirectUris");
    ArrayNode origins = client.putArray("webOrigins");
    for (String gateway : realm.gateways()) {
      redirects.add(gateway + "/*");
      origins.add(gateway);
    }
    ObjectNode attributes = client.putObject("attributes");
    attributes.put("pkce.code.challenge.method", "S256");
    // Keycloak's own list form: the same as the redirect addresses.
    attributes.put("post.logout.redirect.uris", "+");
    mappers(client, Realm.AUDIENCES);
  }

  private static void cli(ObjectNode client) {
    client.put("clientId", Realm.CLI_CLIENT).put("name", "plumbline command").put("enabled", true);
    client.put("publicClient", true).put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", true);
    mappers(client, Realm.AUDIENCES);
  }

  private static void machine(ObjectNode client, SampleClient machine) {
    client.put("clientId", machine.id()).put("enabled", true);
    client.put("secret", SampleClient.SECRET).put("publicClient", false);
    client.put("serviceAccountsEnabled", true).put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", false);
    mappers(client, machine.audiences());
  }

  private static void mappers(ObjectNode client, List<String> audiences) {
    ArrayNode mappers = client.putArray("protocolMappers");
    audiences.forEach(
        audience ->
            mapper(mappers, audience, "oidc-audience-mapper")
                .put("included.custom.audience", audience));
    mapper(mappers, "tenant", "oidc-usermodel-attribute-mapper")
        .put("user.attribute", "tenant")
        .put("claim.name", "tenant")
        .put("jsonType.label", "String")
        .put("multivalued", "false");
    mapper(mappers, "groups", "oidc-group-membership-mapper")
        .put("claim.name", "groups")
        .put("full.path", "false");
  }

  private static ObjectNode mapper(ArrayNode mappers, String name, String type) {
    ObjectNode mapper = mappers.addObject();
    mapper.put("name", name).put("protocol", "openid-connect").put("protocolMapper", type);
    ObjectNode config = mapper.putObject("config");
    config.put("access.token.claim", "true").put("introspection.token.claim", "true");
    config.put("id.token.claim", type.equals("oidc-audience-mapper") ? "false" : "true");
    return config;
  }
}
