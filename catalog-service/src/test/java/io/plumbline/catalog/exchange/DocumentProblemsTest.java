package io.plumbline.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.plumbline.catalog.document.Problem;
import io.plumbline.platform.grpc.DomainException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentProblemsTest {

  private static final int TRAILER_LIMIT = 8192;

  private static List<Problem> problems(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            line ->
                new Problem(
                    Problem.Reason.UNEXPECTED_TEXT, line, 1, "a blank line", "text ".repeat(line)))
        .toList();
  }

  private static BadRequest details(DomainException refusal) {
    return (BadRequest) refusal.details().get(0);
  }

  @Test
  void shouldGiveEveryErrorWithItsPlace() {
    DomainException refusal = DocumentProblems.refusal(problems(2));

    assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refusal.reason().name()).isEqualTo("DOCUMENT_INVALID");
    assertThat(refusal.metadata()).containsEntry("errors", "2");
    assertThat(refusal).hasMessage("the document has 2 errors");
    assertThat(details(refusal).getFieldViolationsList())
        .extracting(v -> v.getField() + " " + v.getReason() + " " + v.getDescription())
        .containsExactly(
            "content UNEXPECTED_TEXT 1:1: expected a blank line, found text ",
            "content UNEXPECTED_TEXT 2:1: expected a blank line, found text text ");
  }

  @Test
  void shouldStayBelowWhatClientsAcceptAndCountTheRest() {
    DomainException refusal = DocumentProblems.refusal(problems(900));
    int given = details(refusal).getFieldViolationsCount();

    assertThat(given).isBetween(25, 899);
    assertThat(details(refusal).getSerializedSize() * 4 / 3).isLessThan(TRAILER_LIMIT - 1024);
    assertThat(refusal.metadata()).containsEntry("errors", "900");
    assertThat(refusal)
        .hasMessage("the document has 900 errors, the first " + given + " given here");
  }
}
