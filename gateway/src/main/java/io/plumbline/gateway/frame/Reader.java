package io.plumbline.gateway.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The person who reads the page.
 *
 * @param name how they are called
 * @param tenant their organisation
 * @param roles their roles, as in the token
 */
public record Reader(String name, String tenant, Set<String> roles) {

  public Reader {
    roles = Set.copyOf(roles);
  }

  /** Up to two initials for the round mark in the top bar. */
  public String initials() {
    String initials =
        Arrays.stream(name.trim().split("\\s+"))
            .filter(part -> !part.isEmpty())
            .limit(2)
            .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
            .collect(Collectors.joining());
    return initials.toUpperCase(Locale.ROOT);
  }

  /** The roles in words, in alphabetical order: {@code reviewer, viewer}. */
  public String roleWords() {
    return roles.isEmpty() ? "no role" : roles.stream().sorted().collect(Collectors.joining(", "));
  }
}
