package io.plumbline.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Tokens in the shapes the usual issuers give them; roles are what Quarkus read by its path. */
class TokenReaderTest {

  @Test
  void shouldReadAKeycloakToken() {
    Caller caller =
        read(
            Map.of(),
            """
            {"sub":"1","preferred_username":"ana","azp":"plumbline-gateway","typ":"Bearer",
             "tenant":"acme","groups":["/payments"]}\
            """,
            "viewer",
            "offline_access");

    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.roles()).contains("viewer");
    assertThat(caller.groups()).containsExactly("payments");
  }

  @Test
  void shouldReadAnEntraTokenOfATenantByItsId() {
    Caller caller =
        read(
            Map.of(
                "plumbline.access.tenant-claim", "tid",
                "plumbline.access.tenants", "8a1d-guid=acme,9b2e-guid=globex",
                "plumbline.access.roles", "Plumbline.Reviewer=reviewer"),
            """
            {"sub":"pairwise","preferred_username":"ana@acme.example","azp":"0c1","tid":"9b2e-guid",
             "roles":["Plumbline.Reviewer","admin"]}\
            """,
            "Plumbline.Reviewer",
            "admin");

    assertThat(caller.tenant()).isEqualTo("globex");
    assertThat(caller.roles()).containsExactly("reviewer");
  }

  @Test
  void shouldRefuseATenantTheTableDoesNotName() {
    Map<String, String> config =
        Map.of(
            "plumbline.access.tenant-claim", "tid", "plumbline.access.tenants", "8a1d-guid=acme");

    assertThatThrownBy(() -> read(config, "{\"sub\":\"x\",\"tid\":\"acme\"}"))
        .hasMessageContaining("exactly one tenant");
  }

  @Test
  void shouldReadAnOktaTokenOfAServiceApp() {
    Caller caller =
        read(
            Map.of(
                "plumbline.access.tenant-claim", "\"https://plumbline.example/tenant\"",
                "plumbline.access.name-claim", "sub"),
            """
            {"sub":"0oa7","cid":"0oa7","https://plumbline.example/tenant":"acme",
             "groups":["payments"]}\
            """,
            "evidence-writer");

    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.clientId()).isEqualTo("0oa7");
    assertThat(caller.machine()).isTrue();
  }

  @Test
  void shouldReadADexTokenByItsGroupsAndOneTenant() {
    Caller caller =
        read(
            Map.of(
                "plumbline.access.tenant", "acme",
                "plumbline.access.name-claim", "email",
                "plumbline.access.roles", "acme:security=reviewer,acme:security=approver"),
            """
            {"sub":"CgNh","email":"ana@acme.example","tenant":"globex",
             "groups":["acme:security","acme:payments"]}\
            """,
            "acme:security",
            "acme:payments");

    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.name()).isEqualTo("ana@acme.example");
    assertThat(caller.roles()).containsExactlyInAnyOrder("reviewer", "approver");
    assertThat(caller.groups()).containsExactlyInAnyOrder("acme:security", "acme:payments");
  }

  private static Caller read(Map<String, String> config, String payload, String... roles) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withMapping(PlatformConfig.class)
            .withDefaultValue("plumbline.service", "notes")
            .withDefaultValue("plumbline.page-token-key", "x");
    config.forEach(builder::withDefaultValue);
    PlatformConfig platform = builder.build().getConfigMapping(PlatformConfig.class);
    QuarkusSecurityIdentity identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new Token(encoded("{\"alg\":\"RS256\"}") + "." + encoded(payload) + ".x"))
            .addRoles(Set.of(roles))
            .build();
    return new TokenReader(platform).caller(identity, null, "request", "test");
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private record Token(String raw) implements JsonWebToken {
    @Override
    public String getName() {
      return "test";
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of(Claims.raw_token.name(), Claims.exp.name());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T) (Claims.raw_token.name().equals(name) ? raw : Long.valueOf(2_000_000_000L));
    }
  }
}
