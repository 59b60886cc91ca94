package io.plumbline.reporting.scorecard;

import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.PracticeScore;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.projection.Times;
import io.plumbline.reporting.score.ScoreProtos;
import io.plumbline.reporting.score.Totals;

/** Maps assessments to scorecards of the contract. */
final class ScorecardProtos {

  private ScorecardProtos() {}

  static Scorecard scorecard(AssessmentView view) {
    Totals totals = view.totals();
    Scorecard.Builder scorecard =
        Scorecard.newBuilder()
            .setName(view.name() + "/scorecard")
            .setWorkload(view.workload().getName())
            .setWorkloadDisplayName(view.workload().getDisplayName())
            .setAssessment(view.name())
            .setEdition(view.edition())
            .setPractices(ScoreProtos.score(totals.practices()))
            .setConcepts(ScoreProtos.score(totals.concepts()))
            .setHighRiskCount(Math.toIntExact(totals.highRisks()))
            .setAssessmentVersion(view.version())
            .setEvidenceVersion(view.evidenceVersion())
            .setScoringPolicy(view.scoringPolicy())
            .setChangeTime(Times.proto(view.changeTime()));
    totals.coverage().basisPoints().ifPresent(scorecard::setCoverageBasisPoints);
    totals.freshness().basisPoints().ifPresent(scorecard::setFreshnessBasisPoints);
    view.practices().forEach(practice -> scorecard.addPracticeScores(practice(practice)));
    return scorecard.build();
  }

  private static PracticeScore practice(PracticeState practice) {
    return PracticeScore.newBuilder()
        .setPractice(practice.getPractice())
        .setPracticeId(practice.getPracticeId())
        .setTitle(practice.getTitle())
        .setArea(practice.getArea())
        .setTopic(practice.getTopic())
        .setOrdinal(practice.getOrdinal())
        .setConcept(practice.getConcept())
        .setTwinId(practice.getTwinId())
        .setDeclared(practice.getAnswer().getStatus())
        .setObserved(practice.getObserved())
        .setVerdict(practice.getVerdict())
        .setBucket(practice.getBucket())
        .setRisk(practice.getRisk())
        .setWeight(practice.getWeight())
        .setProven(practice.getProven())
        .setClaimed(practice.getDeclared())
        .setUnderstated(practice.getUnderstated())
        .setTwinConflict(practice.getTwinConflict())
        .setCounts(practice.getCounts())
        .build();
  }
}
