package io.plumbline.embedded;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The Java program that runs this process, for its children. */
public final class JavaProgram {
  private static final int FIRST_TO_WARN = 24;

  private JavaProgram() {}

  /** Path of the {@code java} command. */
  public static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The command with the options that keep a JVM from warning of what today's libraries do. */
  public static List<String> command() {
    return Runtime.version().feature() < FIRST_TO_WARN
        ? List.of(path())
        : List.of(
            path(), "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
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
