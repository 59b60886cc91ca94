package io.plumbline.platform.persistence;

import java.util.Map;

/** Reads settings of the deployment steps. */
final class Environment {

  private Environment() {}

  static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }
}
