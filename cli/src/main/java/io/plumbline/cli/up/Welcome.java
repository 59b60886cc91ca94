package io.plumbline.cli.up;

import io.plumbline.cli.realm.SampleUser;
import io.plumbline.cli.stack.StackPorts;
import java.util.stream.Collectors;

/** What a person reads when the stack is up: where to look, how to sign in, what to try. */
final class Welcome {
  private Welcome() {}

  static String text(StackPorts ports) {
    return """

    Plumbline is up:  %s

    Sign in as one of these, password %s:
    %s

    Try next:
      ./plumbline scorecard webshop
      ./plumbline answer webshop SEC01-BP01 IMPLEMENTED --notes "single sign-on everywhere"
      ./plumbline report webshop --format html -o report.html

    """
        .formatted(ports.gateway(), SampleUser.PASSWORD, users());
  }

  private static String users() {
    return SampleUser.ALL.stream()
        .map(user -> "  %-8s %s, %s".formatted(user.name(), user.role(), user.tenant()))
        .collect(Collectors.joining("\n"));
  }
}
