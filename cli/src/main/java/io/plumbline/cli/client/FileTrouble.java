package io.plumbline.cli.client;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, in a person's words. */
public final class FileTrouble {
  private FileTrouble() {}

  /** With the file where it is known. */
  public static String describe(IOException failure) {
    return failure instanceof FileSystemException at && at.getFile() != null
        ? at.getFile() + ": " + reason(failure)
        : reason(failure);
  }

  /** Without the file. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing(missing.getFile());
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    String text = Objects.requireNonNullElse(said, failure.getClass().getSimpleName());
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** A file is missing, or the folder it should be written to. */
  private static String missing(@Nullable String file) {
    Path folder = file == null ? null : Path.of(file).toAbsolutePath().getParent();
    return folder == null || folder.toFile().isDirectory()
        ? "no such file"
        : "there is no folder " + folder;
  }
}
