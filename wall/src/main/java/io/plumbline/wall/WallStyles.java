package io.plumbline.wall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The style sheet of the marks, for both themes. Pages link it as {@code /assets/wall.css};
 * documents that must stand alone embed it.
 */
public final class WallStyles {
  private static final String RESOURCE = "/META-INF/resources/assets/wall.css";

  private WallStyles() {}

  /** The whole style sheet. Safe inside a {@code <style>} element. */
  public static String css() {
    try (InputStream in = WallStyles.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
