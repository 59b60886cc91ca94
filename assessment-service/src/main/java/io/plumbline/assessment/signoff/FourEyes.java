package io.plumbline.assessment.signoff;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps people from judging their own work; they are told apart by their stable id. */
final class FourEyes {

  private FourEyes() {}

  /** Ids of practices whose answer this person has written since it was last approved. */
  static Uni<List<String>> ownAnswers(
      Mutiny.Session session, AssessmentKey assessment, String personId) {
    return session
        .createSelectionQuery(
            "select distinct r.key.practice from AnswerRevision r, Answer a"
                + " where a.key.tenant = :tenant and a.key.workload = :workload"
                + " and a.key.assessment = :assessment"
                + " and r.key.tenant = a.key.tenant and r.key.workload = a.key.workload"
                + " and r.key.assessment = a.key.assessment and r.key.practice = a.key.practice"
                + " and r.key.revision > a.review.approvedRevision"
                + " and r.authorship.authorId = :person order by r.key.practice",
            String.class)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setParameter("person", personId)
        .getResultList();
  }

  /** The refusal of who wrote what is judged. */
  static DomainException ownAnswers(List<String> practices) {
    String listed = String.join(", ", practices);
    return refused(
        "nobody reviews what they wrote: somebody else has to approve your answer to " + listed,
        String.join(",", practices));
  }

  /** The refusal of who submitted what is judged. */
  static DomainException ownSubmission() {
    return refused("nobody reviews what they submitted", "");
  }

  private static DomainException refused(String message, String answers) {
    return new DomainException(
        ErrorReason.of(
            io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_OWN_WORK,
            io.grpc.Status.Code.PERMISSION_DENIED),
        message,
        Map.of("answers", answers),
        List.of());
  }
}
