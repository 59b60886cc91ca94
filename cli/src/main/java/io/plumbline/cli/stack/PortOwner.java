package io.plumbline.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user. */
final class PortOwner {
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** Name and process id of the listener; empty when it can not be seen. */
  static Optional<String> of(int port) {
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> inodes(Path.of("/proc/net", table), port))
        .flatMap(inode -> holder("socket:[" + inode + "]").stream())
        .findFirst();
  }

  private static Stream<String> inodes(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      return Files.exists(table)
          ? Files.readAllLines(table).stream()
              .map(line -> line.strip().split("\\s+"))
              .filter(words -> words.length > INODE)
              .filter(words -> words[LOCAL_ADDRESS].endsWith(suffix))
              .filter(words -> words[STATE].equals(LISTENING))
              .map(words -> words[INODE])
          : Stream.empty();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<String> holder(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, socket))
        .findFirst()
        .map(PortOwner::describe);
  }

  private static boolean holds(ProcessHandle process, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return files.anyMatch(file -> target(file).equals(socket));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String describe(ProcessHandle process) {
    String command =
        process
            .info()
            .command()
            .map(Path::of)
            .map(Path::getFileName)
            .map(Path::toString)
            .orElse("a process");
    return command + " (process " + process.pid() + ")";
  }
}
