package io.plumbline.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What an issuer's own words stand for, by the same settings as the services read. Here it only
 * decides what is shown.
 */
@ApplicationScoped
public class IssuerWords {
  private final Optional<String> tenant;
  private final String tenantClaim;
  private final List<String> tenants;
  private final List<String> roles;

  @Inject
  IssuerWords(
      @ConfigProperty(name = "plumbline.access.tenant") Optional<String> tenant,
      @ConfigProperty(name = "plumbline.access.tenant-claim", defaultValue = "tenant")
          String tenantClaim,
      @ConfigProperty(name = "plumbline.access.tenants") Optional<List<String>> tenants,
      @ConfigProperty(name = "plumbline.access.roles") Optional<List<String>> roles) {
    this.tenant = tenant;
    this.tenantClaim = tenantClaim.replace("\"", "");
    this.tenants = tenants.orElse(List.of());
    this.roles = roles.orElse(List.of());
  }

  /** The claim that holds the tenant. */
  String tenantClaim() {
    return tenantClaim;
  }

  /** The tenant a value of the claim stands for. */
  String tenant(String value) {
    return tenant.orElseGet(() -> String.join(", ", words(tenants, Set.of(value))));
  }

  /** The roles the values of the roles claim stand for. */
  Set<String> roles(Set<String> values) {
    return words(roles, values);
  }

  private static Set<String> words(List<String> table, Set<String> values) {
    if (table.isEmpty()) {
      return values;
    }
    return table.stream()
        .filter(entry -> values.contains(entry.substring(0, entry.lastIndexOf('=')).strip()))
        .map(entry -> entry.substring(entry.lastIndexOf('=') + 1).strip())
        .collect(Collectors.toSet());
  }
}
