package io.plumbline.cli.milestone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline milestones compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Tells what changed from a milestone to another one, or to now, and why.")
final class MilestonesCompareCommand implements Callable<Integer> {
  @Mixin private AssessmentOption of = new AssessmentOption();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      index = "1",
      paramLabel = "BASE",
      description = "Id of a milestone, or its full name.")
  private String base = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "Another milestone; the assessment as it stands when not given.")
  private String target = "";

  @Override
  public Integer call() {
    try (Connection connection = client.connect("ana")) {
      String assessment = of.name(connection);
      CompareMilestonesResponse compared =
          connection
              .stub(Part.ASSESSMENT, MilestoneServiceGrpc::newBlockingStub)
              .compareMilestones(
                  CompareMilestonesRequest.newBuilder()
                      .setBase(milestone(assessment, base))
                      .setTarget(target.isEmpty() ? assessment : milestone(assessment, target))
                      .build());
      output.print(json(compared), () -> text(compared));
      return 0;
    }
  }

  private static String milestone(String assessment, String text) {
    return text.startsWith("workloads/") ? text : assessment + "/milestones/" + text;
  }

  private static ObjectNode json(CompareMilestonesResponse compared) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("before", MilestoneText.score(compared.getBase().getScore()));
    json.set("after", MilestoneText.score(compared.getTarget().getScore()));
    ArrayNode practices = json.putArray("practices");
    for (PracticeComparison one : changed(compared)) {
      ObjectNode practice =
          practices
              .addObject()
              .put("before", one.getBefore().getPracticeId())
              .put("after", one.getAfter().getPracticeId())
              .put("concept", one.getConcept())
              .put("outcome", Words.of(one.getOutcome()));
      ArrayNode reasons = practice.putArray("reasons");
      one.getReasonsList().forEach(reason -> reasons.add(Words.of(reason)));
    }
    return json;
  }

  private static String text(CompareMilestonesResponse compared) {
    String score =
        "proven %s to %s%n"
            .formatted(
                MilestoneText.percent(compared.getBase().getScore()),
                MilestoneText.percent(compared.getTarget().getScore()));
    List<PracticeComparison> changed = changed(compared);
    return score
        + (changed.isEmpty()
            ? "nothing changed"
            : changed.stream()
                .map(MilestonesCompareCommand::line)
                .collect(Collectors.joining("\n")));
  }

  private static String line(PracticeComparison one) {
    PracticeState named = one.hasAfter() ? one.getAfter() : one.getBefore();
    return "%-11s %-12s %s -> %s (%s)"
        .formatted(
            Words.lower(one.getOutcome()),
            named.getPracticeId(),
            one.hasBefore() ? Words.lower(one.getBefore().getBucket()) : "-",
            one.hasAfter() ? Words.lower(one.getAfter().getBucket()) : "-",
            one.getReasonsList().stream().map(Words::lower).collect(Collectors.joining(", ")));
  }

  private static List<PracticeComparison> changed(CompareMilestonesResponse compared) {
    return compared.getPracticesList().stream()
        .filter(one -> one.getOutcome() != Outcome.OUTCOME_SAME)
        .toList();
  }
}
