package io.plumbline.gateway.practice;

import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Term;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the services answer about one practice of one assessment.
 *
 * @param state how it stands
 * @param practice what the edition says; absent while the catalog does not answer
 * @param findings findings that speak for it, newest first, at most {@link FindingPages#READ}
 * @param moreFindings whether there are more than that
 * @param readable whether the reader may read evidence and it could be read
 * @param attestations what people attested, newest first
 * @param terms why the verdict is what it is
 * @param revisions every answer it has had, newest first
 * @param reviews what reviewers said of them, newest first
 */
public record PracticeData(
    PracticeState state,
    Optional<Practice> practice,
    List<Finding> findings,
    boolean moreFindings,
    boolean readable,
    List<Attestation> attestations,
    List<Term> terms,
    List<Answer> revisions,
    List<AnswerReview> reviews) {}
