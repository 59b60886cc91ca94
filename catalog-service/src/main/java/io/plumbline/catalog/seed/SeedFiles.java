package io.plumbline.catalog.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files under {@code /seed} of the class path, as shipped. */
final class SeedFiles {

  static final String EDITION = "aws-wa-security-pillar.md";
  static final String CROSSWALK = "crosswalk.json";
  static final String EDITIONS = "editions.json";
  static final String MAPPINGS = "mappings.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SeedFiles() {}

  static byte[] bytes(String file) {
    try (InputStream in = SeedFiles.class.getResourceAsStream("/seed/" + file)) {
      if (in == null) {
        throw new IllegalStateException("seed file is missing: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String file) {
    try {
      return JSON.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
