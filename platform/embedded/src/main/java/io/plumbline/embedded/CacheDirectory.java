package io.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Unpacked programs that are the same for every data directory: {@code $PLUMBLINE_CACHE}, else
 * {@code $XDG_CACHE_HOME/plumbline}, else {@code ~/.cache/plumbline}. Safe to delete.
 */
public final class CacheDirectory {
  private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

  private CacheDirectory() {}

  /** Fills a new entry. */
  @FunctionalInterface
  interface Filler {
    void fill(Path directory) throws IOException;
  }

  /** The root of the cache. */
  public static Path root() {
    String own = System.getenv("PLUMBLINE_CACHE");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg != null && !xdg.isBlank()
        ? Path.of(xdg, "plumbline")
        : Path.of(System.getProperty("user.home"), ".cache", "plumbline");
  }

  /** The entry of that name, filled by the first process that asks; others wait for it. */
  static Path entry(String name, Filler filler) {
    Path entry = root().resolve(name);
    if (Files.isDirectory(entry)) {
      return entry;
    }
    try {
      Files.createDirectories(root());
      synchronized (LOCKS.computeIfAbsent(name, any -> new Object())) {
        try (FileChannel channel = lockFile(name);
            FileLock lock = channel.lock()) {
          if (!Files.isDirectory(entry)) {
            fill(entry, filler);
          }
        }
      }
      return entry;
    } catch (IOException e) {
      throw new StartFailedException("can not fill " + entry + ": " + e.getMessage(), e);
    }
  }

  private static FileChannel lockFile(String name) throws IOException {
    return FileChannel.open(
        root().resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void fill(Path entry, Filler filler) throws IOException {
    Path half = entry.resolveSibling(entry.getFileName() + ".half");
    deleteTree(half);
    Files.createDirectories(half);
    filler.fill(half);
    Files.move(half, entry, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a directory and all in it; links are removed, not followed. */
  public static void deleteTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
