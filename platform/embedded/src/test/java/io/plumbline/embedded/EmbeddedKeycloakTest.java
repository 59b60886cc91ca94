package io.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.embedded.EmbeddedKeycloak.Realm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedKeycloakTest {
  private static final String REALM =
      "{\"realm\":\"house\",\"enabled\":true,\"displayName\":\"The house\"}";

  @Test
  void shouldServeTheGivenRealm() throws Exception {
    // Given
    Path directory = Path.of("target", "keycloak-test");
    CacheDirectory.deleteTree(directory);

    // When
    try (EmbeddedKeycloak keycloak =
        EmbeddedKeycloak.start(
            directory, Ports.free(), new Realm("house", REALM), Secrets.random())) {

      // Then
      URI discovery = URI.create(keycloak.issuer() + "/.well-known/openid-configuration");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(discovery).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("\"issuer\":\"" + keycloak.issuer() + "\"");
    }
  }
}
