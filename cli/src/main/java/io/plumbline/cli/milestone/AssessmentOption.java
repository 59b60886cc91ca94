package io.plumbline.cli.milestone;

import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which assessment of which workload a command is about. */
final class AssessmentOption {
  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Option(
      names = "--assessment",
      paramLabel = "ID",
      defaultValue = "",
      description = "The assessment; the newest when not given.")
  private String assessment = "";

  /** Its resource name. */
  String name(Connection connection) {
    return assessment.isEmpty()
        ? Assessments.newest(connection, workload).getName()
        : Names.workload(workload) + "/assessments/" + assessment;
  }
}
