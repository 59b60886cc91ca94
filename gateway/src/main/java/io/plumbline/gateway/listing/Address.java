package io.plumbline.gateway.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address with its parameters in order; the whole state of a page, so that it can be shared.
 *
 * @param path without parameters
 * @param parameters only those that say something
 */
public record Address(String path, Map<String, String> parameters) {

  public Address {
    Map<String, String> said = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            said.put(name, value);
          }
        });
    parameters = said;
  }

  public static Address of(String path) {
    return new Address(path, Map.of());
  }

  /** The same with one parameter set, or left out when the value is empty. */
  public Address with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return new Address(path, changed);
  }

  /** The page that a list's token leads to; empty where the list has ended. */
  public String page(String token) {
    return token.isEmpty() ? "" : with("page", token).href();
  }

  public String value(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** As it stands in a link. */
  public String href() {
    return parameters.isEmpty()
        ? path
        : path
            + parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
                .collect(Collectors.joining("&", "?", ""));
  }
}
