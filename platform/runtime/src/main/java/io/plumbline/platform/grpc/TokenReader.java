package io.plumbline.platform.grpc;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.access.ClaimTable;
import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.persistence.Tenants;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Makes the caller from a token whose signature, issuer, audience and times have been verified.
 * Checked here: the algorithm is on the list, it is an access token, the tenant is there once.
 */
@ApplicationScoped
public class TokenReader {

  private static final String NEEDED = "a valid access token of this service is needed";

  private final PlatformConfig.Access config;
  private final ClaimTable tenants;
  private final ClaimTable roles;

  @Inject
  public TokenReader(PlatformConfig config) {
    this.config = config.access();
    this.tenants =
        ClaimTable.of("plumbline.access.tenants", this.config.tenants().orElse(List.of()));
    this.roles = ClaimTable.of("plumbline.access.roles", this.config.roles().orElse(List.of()));
  }

  /**
   * The caller a verified identity stands for.
   *
   * @param wantedTenant tenant from the metadata, believed from internal clients only
   * @throws DomainException UNAUTHENTICATED without a usable token, PERMISSION_DENIED without
   *     exactly one tenant
   */
  public Caller caller(
      SecurityIdentity identity, @Nullable String wantedTenant, String requestId, String origin) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken jwt)) {
      throw refused(PlatformReason.TOKEN_INVALID, NEEDED);
    }
    Claims claims = Claims.of(jwt.getRawToken());
    checkKind(claims);
    Set<String> held = roles.of(identity.getRoles());
    String client =
        config.clientClaims().stream().flatMap(c -> claims.text(c).stream()).findFirst().orElse("");
    String subject = claims.text("sub").orElse(client);
    String name = claims.text(config.nameClaim()).orElse(subject);
    boolean internal = held.contains(config.internalRole());
    return new Caller(
        internal && wantedTenant != null ? named(wantedTenant) : tenant(claims),
        subject,
        name,
        client,
        held,
        groups(claims),
        isMachine(claims, subject, client, name),
        Instant.ofEpochSecond(jwt.getExpirationTime()),
        requestId,
        origin);
  }

  /** The answer to a token that could not be verified. */
  public Throwable refusal(Throwable failure) {
    if (failure instanceof DomainException) {
      return failure;
    }
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof org.jose4j.jwt.consumer.InvalidJwtException jwt && jwt.hasExpired()) {
        return refused(PlatformReason.TOKEN_EXPIRED, "the token has ended");
      }
      if (t instanceof OIDCException) {
        return DomainException.unavailable(
            PlatformReason.DEPENDENCY_UNAVAILABLE,
            "the issuer's keys can not be read now",
            Duration.ofSeconds(5));
      }
    }
    return refused(PlatformReason.TOKEN_INVALID, NEEDED);
  }

  private void checkKind(Claims claims) {
    String type = claims.text("typ").orElse("Bearer");
    if (!config.algorithms().contains(claims.algorithm()) || !"Bearer".equalsIgnoreCase(type)) {
      throw refused(PlatformReason.TOKEN_INVALID, NEEDED);
    }
  }

  private String tenant(Claims claims) {
    if (config.tenant().isPresent()) {
      return named(config.tenant().get());
    }
    Set<String> named = tenants.of(claims.text(config.tenantClaim()).stream().toList());
    return named(named.size() == 1 ? named.iterator().next() : null);
  }

  private static String named(@Nullable String tenant) {
    if (!Tenants.isName(tenant) || tenant == null) {
      throw refused(PlatformReason.TENANT_CLAIM_INVALID, "the token must carry exactly one tenant");
    }
    return tenant;
  }

  private Set<String> groups(Claims claims) {
    Set<String> groups = new LinkedHashSet<>();
    claims.at(config.groupsClaim()).forEach(g -> groups.add(g.asText().replaceFirst("^/", "")));
    return groups;
  }

  /**
   * Keycloak names the user of a client service-account-…; others let the client be the subject.
   */
  private static boolean isMachine(Claims claims, String subject, String client, String name) {
    return name.startsWith("service-account-")
        || (!client.isEmpty() && subject.equals(client))
        || claims.text("gty").filter("client-credentials"::equals).isPresent();
  }

  private static DomainException refused(PlatformReason reason, String message) {
    return new DomainException(reason, message, Map.of(), List.of());
  }
}
