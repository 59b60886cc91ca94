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
import org.jspecify.annotations.Nullable;

/** Gets access tokens from an OIDC issuer. */
public final class TokenEndpoint {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http;
  private final String issuer;

  /** The endpoint of an issuer whose certificate one of the authorities signed. */
  TokenEndpoint(String issuer, Authorities authorities) {
    this.issuer = issuer;
    this.http =
        HttpClient.newBuilder().connectTimeout(LIMIT).sslContext(authorities.context()).build();
  }

  /** A token of the client itself, with a scope where the issuer wants one. */
  public String clientCredentials(String clientId, String secret, @Nullable String scope) {
    Map<String, String> form = new TreeMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", clientId);
    form.put("client_secret", secret);
    if (scope != null && !scope.isEmpty()) {
      form.put("scope", scope);
    }
    return token(form);
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
