package io.plumbline.gateway.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Which role holds which permission, as the contracts say. Here it only decides what is shown; what
 * is allowed is decided by the services.
 */
public final class Permissions {
  private static final String TABLE = "META-INF/plumbline-roles.properties";
  private static final Map<String, Set<String>> BY_ROLE = load();

  private Permissions() {}

  /** Whether any of the roles holds the permission. */
  public static boolean held(Set<String> roles, String permission) {
    return roles.stream()
        .anyMatch(role -> BY_ROLE.getOrDefault(role, Set.of()).contains(permission));
  }

  /** Whether the table names the role; tokens carry roles of other products too. */
  public static boolean known(String role) {
    return BY_ROLE.containsKey(role);
  }

  private static Map<String, Set<String>> load() {
    Properties table = new Properties();
    try (InputStream in = Permissions.class.getClassLoader().getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + TABLE);
      }
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Set<String>> byRole = new HashMap<>();
    for (String role : table.stringPropertyNames()) {
      byRole.put(
          role, new HashSet<>(Arrays.asList(table.getProperty(role).trim().split("\\s*,\\s*"))));
    }
    return Map.copyOf(byRole);
  }
}
