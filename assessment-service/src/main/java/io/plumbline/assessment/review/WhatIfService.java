package io.plumbline.assessment.review;

import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.explain.WhatIf;
import io.plumbline.assessment.explain.WhatIf.Supposed;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.scoring.Score;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.state.Words;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.SupposedChange;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.Supposition;
import io.plumbline.proto.assessment.v1.WhatIfRequest;
import io.plumbline.proto.assessment.v1.WhatIfResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Answers what an assessment would be otherwise; stores nothing. */
@ApplicationScoped
public class WhatIfService {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PracticeRows rows;

  @Inject
  public WhatIfService(TenantTransaction transaction, Assessments assessments, PracticeRows rows) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.rows = rows;
  }

  /** Compares the assessment with what it would be. */
  public Uni<WhatIfResponse> whatIf(WhatIfRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            assessments
                .find(session, key, Sight.of(caller))
                .map(f -> f.orElseThrow(() -> Refusals.noAssessment(key.name())).assessment())
                .chain(
                    assessment ->
                        rows.ofAssessment(session, key)
                            .chain(
                                found ->
                                    policy(session, assessment)
                                        .chain(
                                            policy ->
                                                TestableConcepts.load(session)
                                                    .map(
                                                        testable ->
                                                            response(
                                                                request,
                                                                assessment,
                                                                found,
                                                                testable,
                                                                policy))))));
  }

  private static Uni<ScoringPolicy> policy(Mutiny.Session session, Assessment assessment) {
    return PolicyBook.load(session, assessment.key().tenant())
        .map(book -> book.version(assessment.policyVersion()));
  }

  private static WhatIfResponse response(
      WhatIfRequest request,
      Assessment assessment,
      List<PracticeRow> found,
      TestableConcepts testable,
      ScoringPolicy policy) {
    Map<String, Supposed> supposed = supposed(request, found, policy);
    List<WhatIf.Practice> practices =
        found.stream()
            .map(
                row ->
                    new WhatIf.Practice(
                        row.practice().id(), row.practice().concept(), row.facts(testable, policy)))
            .toList();
    WhatIf compared = WhatIf.of(practices, supposed, policy);
    WhatIfResponse.Builder response =
        WhatIfResponse.newBuilder()
            .setBefore(score(compared.before()))
            .setAfter(score(compared.after()))
            .setVersion(assessment.version())
            .setScoringPolicy(AssessmentProtos.policy(assessment));
    for (int i = 0; i < found.size(); i++) {
      Standing from = compared.before().standings().get(i);
      Standing to = compared.after().standings().get(i);
      if (!from.equals(to)) {
        response.addChanges(change(found.get(i).practice().practiceId(), from, to));
      }
    }
    return response.build();
  }

  private static Map<String, Supposed> supposed(
      WhatIfRequest request, List<PracticeRow> found, ScoringPolicy policy) {
    Set<String> known = found.stream().map(r -> r.practice().id()).collect(Collectors.toSet());
    Map<String, Supposed> supposed = new HashMap<>();
    for (int i = 0; i < request.getSuppositionsCount(); i++) {
      Supposition said = request.getSuppositions(i);
      String field = "suppositions[" + i + "].";
      if (!known.contains(said.getPractice())) {
        throw Refusals.field(field + "practice", "is no practice of the edition");
      }
      Declaration declared = declared(said, field, policy);
      Supposed one = new Supposed(declared, said.getPassing(), said.getExcepted());
      if (supposed.put(said.getPractice(), one) != null) {
        throw Refusals.field(field + "practice", "is named twice");
      }
    }
    return supposed;
  }

  private static @Nullable Declaration declared(
      Supposition said, String field, ScoringPolicy policy) {
    AnswerStatus status = AnswerProtos.status(said.getDeclared());
    boolean partial = status == AnswerStatus.PARTIALLY_IMPLEMENTED;
    if (said.hasDegree() && !partial) {
      throw Refusals.field(field + "degree", "only PARTIALLY_IMPLEMENTED has a degree");
    }
    int degree = said.hasDegree() ? said.getDegree() : policy.defaultDegree();
    return status == null ? null : new Declaration(status, partial ? degree : 0);
  }

  private static SupposedScore score(WhatIf.Side side) {
    SupposedScore.Builder score = SupposedScore.newBuilder();
    Score practices = side.practices();
    Score concepts = side.concepts();
    practices.proven().basisPoints().ifPresent(score::setProven);
    practices.declared().basisPoints().ifPresent(score::setDeclared);
    concepts.proven().basisPoints().ifPresent(score::setDistinctProven);
    concepts.declared().basisPoints().ifPresent(score::setDistinctDeclared);
    return score.build();
  }

  private static SupposedChange change(String practice, Standing from, Standing to) {
    return SupposedChange.newBuilder()
        .setPracticeId(practice)
        .setFromVerdict(Words.verdict(from.judgement().verdict()))
        .setToVerdict(Words.verdict(to.judgement().verdict()))
        .setFromBucket(Words.bucket(from.bucket()))
        .setToBucket(Words.bucket(to.bucket()))
        .setFromRisk(Words.risk(from.risk()))
        .setToRisk(Words.risk(to.risk()))
        .setFromProven(from.provenCredit())
        .setToProven(to.provenCredit())
        .build();
  }
}
