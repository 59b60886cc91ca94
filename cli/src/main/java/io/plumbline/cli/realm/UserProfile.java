package io.plumbline.cli.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which attributes a user has and who may change them. The tenant decides what a person can see, so
 * only an administrator may set it; attributes that are not declared do not exist.
 */
final class UserProfile {
  private UserProfile() {}

  static void add(ObjectNode components) {
    ObjectNode provider =
        components.putArray("org.keycloak.userprofile.UserProfileProvider").addObject();
    provider.put("providerId", "declarative-user-profile");
    provider.putObject("config").putArray("kc.user.profile.config").add(profile().toString());
  }

  private static ObjectNode profile() {
    ObjectNode profile = JsonNodeFactory.instance.objectNode();
    ArrayNode attributes = profile.putArray("attributes");
    for (String name : List.of("username", "email", "firstName", "lastName")) {
      attribute(attributes, name, "admin", "user");
    }
    attribute(attributes, "tenant", "admin");
    return profile;
  }

  private static void attribute(ArrayNode attributes, String name, String... editors) {
    ObjectNode attribute = attributes.addObject();
    attribute.put("name", name).put("displayName", name).put("multivalued", false);
    ObjectNode permissions = attribute.putObject("permissions");
    permissions.putArray("view").add("admin").add("user");
    ArrayNode edit = permissions.putArray("edit");
    List.of(editors).forEach(edit::add);
  }
}
