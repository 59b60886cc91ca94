package io.plumbline.cli.stack;

import io.plumbline.embedded.CacheDirectory;
import io.plumbline.embedded.LeashedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the stack lives.
 *
 * @param root the checkout that holds the built programs
 * @param data everything the stack writes
 */
public record StackHome(Path root, Path data) {
  private static final List<String> OWN = List.of("run", "parts", "secrets.properties");

  public StackHome {
    root = root.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
  }

  /** The folder of one part: its data, its log, its process id. */
  public Path of(Part part) {
    return data.resolve("parts").resolve(part.label());
  }

  /** The log of one part. */
  public Path log(Part part) {
    return of(part).resolve(part.label() + ".log");
  }

  /** What is running, for the other commands. */
  public Path stateFile() {
    return data.resolve("run/stack.json");
  }

  /** Whether the sample was loaded into this folder before. */
  public boolean isSampleLoaded() {
    return Files.exists(data.resolve("run/sample-loaded"));
  }

  /** Notes that the sample is loaded. */
  public void sampleLoaded() {
    try {
      Files.writeString(data.resolve("run/sample-loaded"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key that signs the ledger. */
  Path ledgerKey() {
    return of(Part.EVIDENCE).resolve("ledger/ledger.key");
  }

  /** What verifies the ledger, in PEM. */
  public Path ledgerPublicKey() {
    return of(Part.EVIDENCE).resolve("ledger/ledger.pub");
  }

  /** Copies of the ledger's checkpoints, outside the database. */
  Path ledgerCheckpoints() {
    return of(Part.EVIDENCE).resolve("ledger/checkpoints");
  }

  Path secrets() {
    return data.resolve("secrets.properties");
  }

  /** The program of one of our parts. */
  Path application(Part part) {
    return root.resolve(part.module()).resolve("target/quarkus-app");
  }

  void make() {
    try {
      for (Part part : Part.values()) {
        Files.createDirectories(of(part));
      }
      Files.createDirectories(data.resolve("run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forgetState() {
    try {
      Files.deleteIfExists(stateFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what a stack that was killed may have left running. */
  public void endLeftovers() {
    for (Part part : Part.values()) {
      LeashedProcess.endLeftover(of(part), part.label());
    }
  }

  /** Removes what a stack wrote here and nothing else that may be in the folder. */
  public void clear() {
    OWN.forEach(name -> CacheDirectory.deleteTree(data.resolve(name)));
  }
}
