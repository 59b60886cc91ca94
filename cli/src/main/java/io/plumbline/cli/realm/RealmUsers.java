package io.plumbline.cli.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** People and service accounts of the realm. */
final class RealmUsers {
  private RealmUsers() {}

  static void add(ArrayNode users) {
    SampleUser.ALL.forEach(user -> person(users.addObject(), user));
    SampleClient.ALL.forEach(client -> serviceAccount(users.addObject(), client));
  }

  private static void person(ObjectNode node, SampleUser user) {
    node.put("username", user.name()).put("enabled", true);
    node.put("firstName", user.firstName()).put("lastName", user.lastName());
    node.put("email", user.email()).put("emailVerified", true);
    tenant(node, user.tenant());
    ObjectNode password = node.putArray("credentials").addObject();
    password.put("type", "password").put("value", SampleUser.PASSWORD).put("temporary", false);
    node.putArray("realmRoles").add("default-roles-" + Realm.NAME).add(user.role());
    ArrayNode groups = node.putArray("groups");
    user.groups().forEach(group -> groups.add("/" + group));
  }

  private static void serviceAccount(ObjectNode node, SampleClient client) {
    node.put("username", client.serviceAccount()).put("enabled", true);
    node.put("serviceAccountClientId", client.id());
    tenant(node, client.tenant());
    ArrayNode roles = node.putArray("realmRoles");
    client.roles().forEach(roles::add);
  }

  private static void tenant(ObjectNode node, String tenant) {
    node.putObject("attributes").putArray("tenant").add(tenant);
  }
}
