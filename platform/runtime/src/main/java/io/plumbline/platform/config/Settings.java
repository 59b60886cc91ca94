package io.plumbline.platform.config;

import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads the settings the production check looks at. */
record Settings(Config config) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  String text(String name) {
    return config.getOptionalValue(name, String.class).orElse("");
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  boolean listensOnLoopbackOnly() {
    return LOOPBACK.contains(text("quarkus.http.host"));
  }
}
