package io.plumbline.embedded;

import java.io.IOException;
import java.util.List;

/** PostgreSQL refuses to run as root: finds the words to put before its programs. */
final class RootGuard {
  private RootGuard() {}

  /** Empty for an ordinary user. */
  static List<String> prefix() {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    List<String> ownNamespace = List.of("unshare", "-U");
    if (works(ownNamespace)) {
      return ownNamespace;
    }
    throw new StartFailedException(
        "PostgreSQL does not run as root and this machine forbids user namespaces (unshare -U):"
            + " run as an ordinary user");
  }

  private static boolean works(List<String> prefix) {
    try {
      List<String> line = new java.util.ArrayList<>(prefix);
      line.add("true");
      return new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
