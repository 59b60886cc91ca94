package io.plumbline.deploy.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The instructions of the images' one file, continued lines joined, comments left out. */
record Containerfile(List<Instruction> instructions) {
  static final Path IMAGES = Path.of("images");

  /**
   * One instruction.
   *
   * @param stage counted from 0; that of what comes before the first FROM is -1
   * @param name in capitals
   * @param text what follows the name
   */
  record Instruction(int stage, String name, String text) {
    List<String> words() {
      return List.of(text.split("\\s+"));
    }
  }

  static Containerfile read() {
    List<Instruction> instructions = new ArrayList<>();
    int stage = -1;
    StringBuilder line = new StringBuilder();
    for (String part : text("Containerfile").lines().filter(one -> !one.startsWith("#")).toList()) {
      line.append(part.strip());
      if (line.length() > 0 && line.charAt(line.length() - 1) == '\\') {
        line.setCharAt(line.length() - 1, ' ');
        continue;
      }
      if (!line.isEmpty()) {
        String[] both = line.toString().split("\\s+", 2);
        stage += both[0].equals("FROM") ? 1 : 0;
        instructions.add(new Instruction(stage, both[0], both[1].strip()));
      }
      line.setLength(0);
    }
    return new Containerfile(instructions);
  }

  List<Instruction> all(String name) {
    return instructions.stream().filter(one -> one.name().equals(name)).toList();
  }

  /** Those of the stage that becomes the image. */
  List<Instruction> last(String name) {
    int last = instructions.get(instructions.size() - 1).stage();
    return all(name).stream().filter(one -> one.stage() == last).toList();
  }

  /** The only one of that name in the stage that becomes the image. */
  String only(String name) {
    List<Instruction> found = last(name);
    if (found.size() != 1) {
      throw new AssertionError(name + " is there " + found.size() + " times");
    }
    return found.get(0).text();
  }

  static String text(String file) {
    try {
      return Files.readString(IMAGES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
