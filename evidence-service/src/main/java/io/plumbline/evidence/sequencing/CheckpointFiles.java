package io.plumbline.evidence.sequencing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file per tenant to which notes are appended, each followed by an empty line. A note that a
 * crash cut short is passed over.
 */
final class CheckpointFiles implements CheckpointArchive {

  private static final String ENDING = ".checkpoints";
  private static final String SIGNATURE = "\u2014 ";

  /** Far more than the longest note. */
  private static final int TAIL = 64 << 10;

  private final Path directory;

  CheckpointFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public void store(String tenant, String note) {
    try {
      Files.createDirectories(directory);
      try (FileChannel file =
          FileChannel.open(file(tenant), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        String start = endsCleanly(tenant) ? "" : "\n\n";
        file.write(ByteBuffer.wrap((start + note + "\n").getBytes(UTF_8)));
        file.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a checkpoint can not be stored outside the database", e);
    }
  }

  @Override
  public Optional<String> newest(String tenant) {
    List<String> notes = notes(tail(tenant, TAIL));
    return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
  }

  @Override
  public List<String> all(String tenant) {
    return notes(tail(tenant, Integer.MAX_VALUE));
  }

  @Override
  public List<String> tenants() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the copies of the checkpoints can not be listed", e);
    }
  }

  private boolean endsCleanly(String tenant) {
    String end = tail(tenant, 2);
    return end.isEmpty() || end.equals("\n\n");
  }

  private String tail(String tenant, int most) {
    Path path = file(tenant);
    if (!Files.exists(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      int length = (int) Math.min(most, file.length());
      byte[] bytes = new byte[length];
      file.seek(file.length() - length);
      file.readFully(bytes);
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the copies of the checkpoints can not be read", e);
    }
  }

  private static List<String> notes(String text) {
    List<String> notes = new ArrayList<>();
    StringBuilder note = new StringBuilder();
    boolean signed = false;
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty() && signed) {
        notes.add(note.toString());
        note.setLength(0);
        signed = false;
      } else {
        note.append(line).append('\n');
        signed |= line.startsWith(SIGNATURE);
      }
    }
    return notes;
  }

  private Path file(String tenant) {
    return directory.resolve(tenant + ENDING);
  }
}
