package io.plumbline.cli.client;

import io.plumbline.cli.Plumbline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * One run of the command line.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained
 */
public record CommandRun(int code, String out, String err) {

  /** Runs the command line in this process. */
  public static CommandRun of(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine line = Plumbline.commandLine();
      line.setErr(new PrintWriter(err, true));
      int code = line.execute(arguments);
      return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }
}
