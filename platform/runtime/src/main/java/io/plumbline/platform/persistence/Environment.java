package io.plumbline.platform.persistence;

import java.util.Map;

/** Reads settings of the deployment steps. */
public final class Environment {

  private Environment() {}

  static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  /** A whole number within the bounds, {@code otherwise} when it is not set. */
  public static int number(Map<String, String> env, String name, int otherwise, int min, int max) {
    String value = env.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s is '%s': set it to a whole number from %d to %d, or leave it out for %d"
            .formatted(name, value, min, max, otherwise));
  }
}
