package io.plumbline.gateway.session;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A short name for the bytes of our style and script, so that browsers keep them until they change.
 */
@Singleton
public class AssetVersion {
  private static final List<String> ASSETS =
      List.of(
          "wall.css",
          "tokens.css",
          "frame.css",
          "pages.css",
          "evidence.css",
          "plumbline.js",
          "files.js");

  private final String value = compute();

  public String value() {
    return value;
  }

  private static String compute() {
    CRC32 sum = new CRC32();
    for (String asset : ASSETS) {
      String path = "META-INF/resources/assets/" + asset;
      try (InputStream in =
          Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
        if (in == null) {
          throw new IllegalStateException("missing resource " + path);
        }
        sum.update(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toString(sum.getValue(), Character.MAX_RADIX);
  }
}
