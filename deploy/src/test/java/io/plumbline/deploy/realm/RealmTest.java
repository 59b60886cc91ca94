package io.plumbline.deploy.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.realm.Realm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What the services are tested with is what the chart installs; only addresses and secrets differ.
 */
class RealmTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldBeTheRealmOfTheLocalStackWithoutPeopleAndMachines() throws IOException {
    JsonNode chart =
        JSON.valueToTree(
            new Yaml()
                .<Object>load(Files.readString(Path.of("helm/plumbline/operators/realm.yaml"))));

    ObjectNode local = (ObjectNode) JSON.readTree(new Realm(8080, "local").json());
    local.remove("users");
    local.remove("groups");
    ArrayNode clients = JSON.createArrayNode();
    for (JsonNode client : local.withArray("clients")) {
      if (client.path("clientId").asText().equals(Realm.GATEWAY_CLIENT)) {
        ObjectNode gateway = (ObjectNode) client;
        gateway.put("secret", "${GATEWAY_CLIENT_SECRET}");
        gateway.putArray("redirectUris").add("https://$host/*");
        gateway.putArray("webOrigins").add("https://$host");
        clients.add(gateway);
      }
    }
    local.set("clients", clients);
    assertThat(chart).isEqualTo(local);
  }
}
