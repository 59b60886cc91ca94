package io.plumbline.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log, and what is added to it. */
final class LogTail implements AutoCloseable {
  private static final int STEP = 64 * 1024;

  private final RandomAccessFile file;

  LogTail(Path log) throws IOException {
    file = new RandomAccessFile(log.toFile(), "r");
  }

  /** The last lines, each of them whole. What follows is {@link #rest}. */
  String last(int lines) throws IOException {
    long end = file.length();
    long start = end;
    byte[] bytes = new byte[0];
    int cut = -1;
    while (cut < 0 && start > 0) {
      start = Math.max(0, start - STEP);
      bytes = read(start, end);
      cut = startOfLast(bytes, lines);
    }
    int from = Math.max(0, cut);
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  /** What was written since; all of it when the log was started anew. */
  String rest() throws IOException {
    long from = file.getFilePointer() > file.length() ? 0 : file.getFilePointer();
    return new String(read(from, file.length()), StandardCharsets.UTF_8);
  }

  private byte[] read(long from, long to) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  /** Where the last lines begin; -1 when the bytes hold fewer. */
  private static int startOfLast(byte[] bytes, int lines) {
    int left = lines;
    for (int i = bytes.length - 2; i >= 0; i--) {
      if (bytes[i] == '\n' && --left == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
