package io.plumbline.cli.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.embedded.CacheDirectory;
import io.plumbline.embedded.EmbeddedKeycloak;
import io.plumbline.embedded.Ports;
import io.plumbline.embedded.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm as a real Keycloak serves it. */
class RealmTest {
  private static final Path DIRECTORY = Path.of("target", "realm-test");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static EmbeddedKeycloak keycloak;

  @BeforeAll
  static void start() {
    CacheDirectory.deleteTree(DIRECTORY);
    Realm realm = new Realm(8080, Secrets.random());
    keycloak =
        EmbeddedKeycloak.start(
            DIRECTORY,
            Ports.free(),
            new EmbeddedKeycloak.Realm(Realm.NAME, realm.json()),
            Secrets.random());
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @Test
  void shouldGiveEveryUserTheirTenantAndRole() throws IOException {
    for (SampleUser user : SampleUser.ALL) {
      JsonNode claims = claims(token(user.name()));
      assertThat(claims.path("tenant").asText()).isEqualTo(user.tenant());
      assertThat(texts(claims.at("/realm_access/roles"))).contains(user.role());
      assertThat(texts(claims.path("aud"))).containsAll(Realm.AUDIENCES);
      assertThat(texts(claims.path("groups"))).containsExactlyInAnyOrderElementsOf(user.groups());
      assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }
  }

  @Test
  void shouldNameOnlyTheServicesAMachineMayReach() throws IOException {
    for (SampleClient client : SampleClient.ALL) {
      JsonNode claims = claims(token(client.id()));
      assertThat(claims.path("tenant").asText()).isEqualTo(client.tenant());
      assertThat(texts(claims.at("/realm_access/roles"))).containsAll(client.roles());
      assertThat(texts(claims.path("aud"))).containsExactlyInAnyOrderElementsOf(client.audiences());
    }
  }

  @Test
  void shouldNotLetAUserChangeTheirTenant() throws Exception {
    // Given
    String token = token("ana");
    URI account = URI.create(keycloak.issuer() + "/account");
    ObjectNode profile = (ObjectNode) JSON.readTree(call(request(account, token).GET()).body());
    profile.withObject("/attributes").putArray("tenant").add("globex");

    // When
    HttpResponse<String> answer =
        call(request(account, token).POST(HttpRequest.BodyPublishers.ofString(profile.toString())));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("error-user-attribute-read-only");
    assertThat(claims(token("ana")).path("tenant").asText()).isEqualTo("acme");
  }

  private static HttpRequest.Builder request(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .header("authorization", "Bearer " + token)
        .header("accept", "application/json")
        .header("content-type", "application/json");
  }

  private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String token(String name) {
    return SampleIdentity.named(name).token(keycloak.issuer());
  }

  private static JsonNode claims(String token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    if (array.isTextual()) {
      texts.add(array.asText());
    }
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
