package io.plumbline.cli.up;

import io.plumbline.cli.realm.SampleUser;
import io.plumbline.cli.stack.StackPorts;
import java.util.List;
import java.util.stream.Collectors;

/** What a person reads when the stack is up: where to look, how to sign in, what to try. */
final class Welcome {
  private static final List<String> WITH_SAMPLE =
      List.of(
          "./plumbline scorecard webshop",
          "./plumbline answer webshop SEC01-BP01 IMPLEMENTED --notes \"single sign-on everywhere\"",
          "./plumbline report webshop --format html -o report.html");

  private static final List<String> WITHOUT =
      List.of(
          "./plumbline status",
          "./plumbline catalog show aws-wa-security/seed",
          "./plumbline token --as adam");

  private Welcome() {}

  /**
   * The text.
   *
   * @param data the option that says which stack is meant, as given to {@code up}
   * @param sample whether the sample is there to look at
   */
  static String text(StackPorts ports, List<String> data, boolean sample) {
    return """

    Plumbline is up:  %s

    Sign in as one of these, password %s:
    %s

    Try next:
    %s

    """
        .formatted(
            ports.gateway(),
            SampleUser.PASSWORD,
            users(),
            (sample ? WITH_SAMPLE : WITHOUT)
                .stream()
                    .map(command -> "  " + command(command, data))
                    .collect(Collectors.joining("\n")));
  }

  /** A command as it is typed for this stack. */
  static String command(String command, List<String> data) {
    return data.isEmpty() ? command : command + " " + String.join(" ", data);
  }

  private static String users() {
    return SampleUser.ALL.stream()
        .map(user -> "  %-8s %s, %s".formatted(user.name(), user.role(), user.tenant()))
        .collect(Collectors.joining("\n"));
  }
}
