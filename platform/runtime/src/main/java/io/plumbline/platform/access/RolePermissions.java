package io.plumbline.platform.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which role holds which permission, as the contract says in {@value #RESOURCE} ({@code
 * role=permission,permission}). A role the file does not name holds nothing.
 */
public final class RolePermissions {

  static final String RESOURCE = "META-INF/plumbline-roles.properties";

  private final Map<String, Set<String>> byRole;

  RolePermissions(Map<String, Set<String>> byRole) {
    this.byRole = Map.copyOf(byRole);
  }

  /** The table of the contract on the class path, read once. */
  public static RolePermissions ofContract() {
    return Holder.CONTRACT;
  }

  /** Whether any of the roles holds the permission. */
  public boolean anyHolds(Set<String> roles, String permission) {
    return roles.stream().anyMatch(r -> byRole.getOrDefault(r, Set.of()).contains(permission));
  }

  /** Whether at least one role holds the permission. */
  public boolean knows(String permission) {
    return byRole.values().stream().anyMatch(p -> p.contains(permission));
  }

  static RolePermissions read(ClassLoader loader) {
    Map<String, Set<String>> all = new HashMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(RESOURCE))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        properties.forEach(
            (role, permissions) ->
                all.computeIfAbsent(role.toString(), r -> new HashSet<>())
                    .addAll(split(permissions.toString())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RolePermissions(all);
  }

  private static Set<String> split(String permissions) {
    return Arrays.stream(permissions.split(","))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .collect(Collectors.toSet());
  }

  private static final class Holder {
    static final RolePermissions CONTRACT = read(RolePermissions.class.getClassLoader());
  }
}
