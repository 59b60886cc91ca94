package io.plumbline.assessment.freeze;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.edition.Editions;
import io.plumbline.assessment.edition.MappingSet;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionProtos;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.register.Exceptions;
import io.plumbline.assessment.scoring.Score;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.AssessmentScore;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.persistence.Tenants;
import io.plumbline.proto.assessment.v1.MilestoneMappingSet;
import io.plumbline.proto.assessment.v1.MilestoneScore;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers everything an assessment rests on now, as a snapshot without label and place. */
@ApplicationScoped
public class Present {

  private final PracticeRows rows;
  private final Editions editions;

  @Inject
  public Present(PracticeRows rows, Editions editions) {
    this.rows = rows;
    this.editions = editions;
  }

  /** What it rests on, read in this transaction; a number of queries that does not grow. */
  Uni<MilestoneSnapshot> of(Mutiny.Session session, Assessment assessment) {
    return rows.ofAssessment(session, assessment.key())
        .chain(
            found ->
                TestableConcepts.load(session)
                    .chain(testable -> states(session, assessment, found, testable))
                    .chain(snapshot -> exceptions(session, found, snapshot)))
        .chain(snapshot -> catalog(session, assessment, snapshot))
        .map(MilestoneSnapshot.Builder::build);
  }

  /** What the last scoring wrote comes out again, even if the session still holds older rows. */
  private static Uni<MilestoneSnapshot.Builder> states(
      Mutiny.Session session,
      Assessment assessment,
      List<PracticeRow> found,
      TestableConcepts testable) {
    return PolicyBook.load(session, assessment.key().tenant())
        .map(book -> book.version(assessment.policyVersion()))
        .map(policy -> states(assessment, found, testable, policy));
  }

  private static MilestoneSnapshot.Builder states(
      Assessment assessment,
      List<PracticeRow> found,
      TestableConcepts testable,
      ScoringPolicy policy) {
    AssessmentScore score =
        AssessmentScore.of(
            found,
            new AssessmentScore.Basis(
                testable, policy, assessment.version(), assessment.updatedAt(), row -> false));
    MilestoneSnapshot.Builder snapshot =
        MilestoneSnapshot.newBuilder().setAssessment(AssessmentProtos.proto(assessment));
    for (Scored practice : score.practices()) {
      snapshot.addPracticeStates(StateProtos.practice(assessment.key(), practice));
    }
    Score practices =
        Score.ofPractices(
            found.stream().map(r -> Standing.of(r.facts(testable, policy), policy)).toList());
    Score concepts =
        Score.ofConcepts(score.concepts().stream().map(Scored.Concept::standing).toList());
    return snapshot.setScore(score(practices, concepts));
  }

  private static MilestoneScore score(Score practices, Score concepts) {
    MilestoneScore.Builder score = MilestoneScore.newBuilder();
    practices.proven().basisPoints().ifPresent(score::setProven);
    practices.declared().basisPoints().ifPresent(score::setDeclared);
    concepts.proven().basisPoints().ifPresent(score::setDistinctProven);
    concepts.declared().basisPoints().ifPresent(score::setDistinctDeclared);
    return score.build();
  }

  private static Uni<MilestoneSnapshot.Builder> exceptions(
      Mutiny.Session session, List<PracticeRow> found, MilestoneSnapshot.Builder snapshot) {
    List<RiskException> onPractices =
        found.stream().map(PracticeRow::exception).flatMap(Stream::ofNullable).distinct().toList();
    Set<ExceptionKey> bySelector =
        found.stream()
            .map(PracticeRow::observed)
            .flatMap(Stream::ofNullable)
            .flatMap(observed -> observed.acceptedBy().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Uni<List<RiskException>> covering =
        bySelector.isEmpty()
            ? Uni.createFrom().item(List.of())
            : session.find(RiskException.class, bySelector.toArray());
    return covering
        .map(those -> Stream.concat(onPractices.stream(), those.stream()).toList())
        .chain(inForce -> terms(session, inForce, snapshot));
  }

  private static Uni<MilestoneSnapshot.Builder> terms(
      Mutiny.Session session, List<RiskException> inForce, MilestoneSnapshot.Builder snapshot) {
    if (inForce.isEmpty()) {
      return Uni.createFrom().item(snapshot);
    }
    return Exceptions.terms(
            session,
            inForce.get(0).key().tenant(),
            inForce.stream().map(RiskException::key).toList())
        .map(
            terms -> {
              inForce.forEach(e -> snapshot.addExceptions(shown(e, terms)));
              return snapshot;
            });
  }

  private static io.plumbline.proto.assessment.v1.RiskException shown(
      RiskException exception, Map<ExceptionTerms.Key, ExceptionTerms> terms) {
    return ExceptionProtos.proto(
        exception,
        revision ->
            Objects.requireNonNull(
                terms.get(ExceptionTerms.Key.of(exception.key(), revision)),
                "terms are never removed"));
  }

  private Uni<MilestoneSnapshot.Builder> catalog(
      Mutiny.Session session, Assessment assessment, MilestoneSnapshot.Builder snapshot) {
    return session
        .find(Edition.class, assessment.editionKey())
        .invoke(edition -> snapshot.setEditionHash(edition.contentHash()))
        .chain(() -> editions.mappingSets(session))
        .map(
            sets -> {
              sets.forEach(set -> snapshot.addMappingSets(mappingSet(set)));
              return snapshot;
            });
  }

  private static MilestoneMappingSet mappingSet(MappingSet set) {
    return MilestoneMappingSet.newBuilder()
        .setScanner(set.key().scanner())
        .setMappingSet(set.name())
        .setBuiltIn(set.key().tenant().equals(Tenants.BUILT_IN))
        .setPublishTime(Times.timestamp(set.publishedAt()))
        .build();
  }
}
