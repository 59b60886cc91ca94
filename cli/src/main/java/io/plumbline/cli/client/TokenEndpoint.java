package io.plumbline.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.cli.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gets access tokens from an OIDC issuer. */
public final class TokenEndpoint {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String issuer;

  public TokenEndpoint(String issuer) {
    this.issuer = issuer;
  }

  /** A token of the client itself. */
  public String clientCredentials(String clientId, String secret) {
    return token(
        Map.of(
            "grant_type", "client_credentials",
            "client_id", clientId,
            "client_secret", secret));
  }

  /** A token of a person, for the local stack's public client only. */
  public String password(String clientId, String user, String password) {
    return token(
        Map.of(
            "grant_type", "password",
            "client_id", clientId,
            "username", user,
            "password", password));
  }

  private String token(Map<String, String> form) {
    JsonNode discovery =
        call(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
    String body =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    JsonNode answer =
        call(
            HttpRequest.newBuilder(URI.create(discovery.path("token_endpoint").asText()))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return answer.path("access_token").asText();
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
      JsonNode body = new ObjectMapper().readTree(response.body());
      if (response.statusCode() != OK) {
        throw new CommandFailedException(
            "the issuer " + issuer + " refuses: " + body.path("error_description").asText());
      }
      return body;
    } catch (IOException e) {
      throw new CommandFailedException("the issuer " + issuer + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
