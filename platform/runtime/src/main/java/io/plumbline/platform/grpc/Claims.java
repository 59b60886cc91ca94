package io.plumbline.platform.grpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header and claims of a verified JWT, read strictly: a name that is there twice is refused. */
final class Claims {

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|[^/\"]+");
  private static final Pattern DOT = Pattern.compile("\\.");

  private final JsonNode header;
  private final JsonNode payload;

  private Claims(JsonNode header, JsonNode payload) {
    this.header = header;
    this.payload = payload;
  }

  static Claims of(String rawToken) {
    String[] parts = DOT.split(rawToken);
    try {
      return new Claims(read(parts[0]), read(parts[1]));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new DomainException(
          PlatformReason.TOKEN_INVALID, "the token is not readable", Map.of(), List.of());
    }
  }

  private static JsonNode read(String part) throws IOException {
    JsonNode node = STRICT.readTree(Base64.getUrlDecoder().decode(part));
    if (!(node instanceof ObjectNode)) {
      throw new IOException("not an object");
    }
    return node;
  }

  /** Signature algorithm of the header. */
  String algorithm() {
    return header.path("alg").asText();
  }

  /**
   * The claim at a path with slashes, {@code realm_access/roles}; a missing node without one. A
   * step in double quotes may hold slashes itself, {@code "https://acme.example/tenant"}.
   */
  JsonNode at(String path) {
    JsonNode node = payload;
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      node = node.path(steps.group(1) == null ? steps.group() : steps.group(1));
    }
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  /** The claim, when it is one string. */
  Optional<String> text(String path) {
    JsonNode node = at(path);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
