package io.plumbline.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Prints an answer for people, or as JSON for programs. */
public final class OutputOption {
  private final PrintStream out = System.out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Prints one of the two. */
  public void print(JsonNode forPrograms, Supplier<String> forPeople) {
    out.println(json ? forPrograms.toPrettyString() : forPeople.get());
    out.flush();
  }

  /** Whether programs read the answer. */
  public boolean isJson() {
    return json;
  }
}
