package io.plumbline.cli.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.FieldMask;
import io.plumbline.cli.client.Assessments;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc.AssessmentServiceBlockingStub;
import io.plumbline.proto.assessment.v1.GetAnswerRequest;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline answer}. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    description = "Declares how a workload follows one practice, in its newest assessment.")
public final class AnswerCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Parameters(index = "1", paramLabel = "PRACTICE", description = "For example SEC01-BP01.")
  private String practice = "";

  @Parameters(
      index = "2",
      paramLabel = "STATUS",
      description =
          "UNANSWERED, IMPLEMENTED, PARTIALLY_IMPLEMENTED, NOT_IMPLEMENTED or NOT_APPLICABLE.")
  private String status = "";

  @Option(
      names = "--degree",
      paramLabel = "N",
      description = "How far, 0 to 100, with PARTIALLY_IMPLEMENTED; 50 when not given.")
  private @Nullable Integer degree;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; needed with NOT_APPLICABLE.")
  private String reason = "";

  @Option(
      names = "--notes",
      paramLabel = "TEXT",
      description = "Anything worth keeping; what is there stays when not given.")
  private @Nullable String notes;

  @Override
  public Integer call() {
    AnswerStatus wanted = Words.parse("status", status, AnswerStatus.values());
    try (Connection connection = client.connect("ana")) {
      Answer answer = update(connection, wanted);
      output.print(json(answer), () -> text(answer));
      return 0;
    }
  }

  private Answer update(Connection connection, AnswerStatus wanted) {
    String assessment = Assessments.newest(connection, workload).getName();
    String name = assessment + "/answers/" + Names.practice(practice);
    AssessmentServiceBlockingStub stub =
        connection.stub(Part.ASSESSMENT, AssessmentServiceGrpc::newBlockingStub);
    Answer known = stub.getAnswer(GetAnswerRequest.newBuilder().setName(name).build());
    Answer.Builder answer =
        Answer.newBuilder()
            .setName(name)
            .setStatus(wanted)
            .setReason(reason)
            .setEtag(known.getEtag());
    FieldMask.Builder mask =
        FieldMask.newBuilder().addPaths("status").addPaths("degree").addPaths("reason");
    if (degree != null) {
      answer.setDegree(degree);
    }
    if (notes != null) {
      answer.setNotes(notes);
      mask.addPaths("notes");
    }
    return stub.updateAnswer(
        UpdateAnswerRequest.newBuilder()
            .setAnswer(answer)
            .setUpdateMask(mask)
            .setRequestId(UUID.randomUUID().toString())
            .build());
  }

  static ObjectNode json(Answer answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", answer.getName()).put("status", Words.of(answer.getStatus()));
    if (answer.hasDegree()) {
      json.put("degree", answer.getDegree());
    }
    return json.put("reason", answer.getReason())
        .put("notes", answer.getNotes())
        .put("author", answer.getAuthor())
        .put("revision", answer.getRevision())
        .put("assessment_version", answer.getAssessmentVersion())
        .put("etag", answer.getEtag());
  }

  private static String text(Answer answer) {
    return "%s is %s (revision %d by %s)"
        .formatted(
            answer.getName(),
            Words.of(answer.getStatus()),
            answer.getRevision(),
            answer.getAuthor());
  }
}
