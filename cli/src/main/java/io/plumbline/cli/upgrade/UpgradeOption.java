package io.plumbline.cli.upgrade;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which assessment goes to which edition, and what is chosen on the way. */
final class UpgradeOption {
  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Parameters(
      index = "1",
      paramLabel = "EDITION",
      description = "Where it goes, for example aws-wa-security/2024-11-06.")
  private String edition = "";

  @Option(
      names = "--assessment",
      paramLabel = "ID",
      defaultValue = "",
      description = "The assessment; the newest when not given.")
  private String assessment = "";

  @Option(
      names = "--choose",
      paramLabel = "PRACTICE=SOURCE",
      description = {
        "A practice of the new edition that asks, and the practice whose answer it gets, for",
        "example SEC06-BP02=SEC05-BP01. As often as needed; the others stay open."
      })
  private List<String> choices = new ArrayList<>();

  /** Resource name of the assessment. */
  String assessment(Connection connection) {
    return assessment.isEmpty()
        ? Assessments.newest(connection, workload).getName()
        : Names.workload(workload) + "/assessments/" + assessment;
  }

  /** Resource name of the new edition. */
  String edition() {
    return Names.edition(edition);
  }

  /** What is chosen. */
  List<UpgradeChoice> choices() {
    return choices.stream().map(UpgradeOption::choice).toList();
  }

  private static UpgradeChoice choice(String text) {
    String[] parts = text.toUpperCase(Locale.ROOT).split("=", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new CommandFailedException(
          "--choose " + text + " is not PRACTICE=SOURCE, for example SEC06-BP02=SEC05-BP01");
    }
    return UpgradeChoice.newBuilder()
        .setPracticeId(parts[0].strip())
        .setSourceId(parts[1].strip())
        .build();
  }
}
