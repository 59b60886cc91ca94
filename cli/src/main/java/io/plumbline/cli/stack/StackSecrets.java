package io.plumbline.cli.stack;

import io.plumbline.embedded.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Passwords and keys of one data folder, made once and kept where only the owner can read them. */
final class StackSecrets {
  private final Path file;
  private final Properties values = new Properties();

  private StackSecrets(Path file) {
    this.file = file;
  }

  static StackSecrets open(Path file) {
    StackSecrets secrets = new StackSecrets(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        secrets.values.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  /** The secret of that name; made when it is asked for the first time. */
  synchronized String get(String name) {
    String value = values.getProperty(name);
    if (value == null) {
      value = Secrets.random();
      values.setProperty(name, value);
      save();
    }
    return value;
  }

  private void save() {
    try {
      StringWriter text = new StringWriter();
      values.store(text, null);
      Secrets.write(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
