package io.plumbline.embedded;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The Java program that runs this process, for its children. */
public final class JavaProgram {
  private JavaProgram() {}

  /** Path of the {@code java} command. */
  public static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The jar or folder a class was loaded from. */
  static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
