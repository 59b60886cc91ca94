package io.plumbline.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.ConceptState;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Assessments of the built-in edition in any state, from a seed: the same seed, the same state. */
public final class AssessmentFixtures {

  public static final Instant CHANGED = Instant.parse("2026-03-12T09:12:00Z");
  public static final String EDITION = "frameworks/aws-wa-security/editions/2026-01";

  private static final List<String[]> PRACTICES = practices();

  private AssessmentFixtures() {}

  /** An assessment with every practice in a state drawn from the seed. */
  public static AssessmentChanged assessment(String name, long version, long seed) {
    Random random = new Random(seed);
    Map<String, State> byConcept = new LinkedHashMap<>();
    AssessmentChanged.Builder change = AssessmentChanged.newBuilder().setChangeTime(at(CHANGED));
    change.setAssessment(
        Assessment.newBuilder()
            .setName(name)
            .setEdition(EDITION)
            .setDisplayName("Spring review")
            .setVersion(version)
            .setEvidenceVersion(version * 10)
            .setScoringPolicy("v1")
            .setPracticeCount(PRACTICES.size())
            .setCreateTime(at(CHANGED.minusSeconds(86_400))));
    for (int i = 0; i < PRACTICES.size(); i++) {
      String[] row = PRACTICES.get(i);
      State state =
          byConcept.computeIfAbsent(
              row[4], c -> State.values()[random.nextInt(State.values().length)]);
      change.addPracticeStates(practice(row, i + 1, state, random));
    }
    change.addAllConceptStates(concepts(change.getPracticeStatesList()));
    return change.build();
  }

  /** One combination of declaration and observation that can occur, with what follows from it. */
  enum State {
    PROVEN("IMPLEMENTED", "PASSING", "CONSISTENT", "CONFIRMED", 100, 100, "0 52 0 0 0 0"),
    HALF("PARTIALLY_IMPLEMENTED", "MIXED", "CONSISTENT", "CONFIRMED", 40, 40, "3 9 1 0 0 0"),
    LEANING("IMPLEMENTED", "FAILING", "CONTRADICTED", "CONTRADICTED", 0, 100, "14 0 2 0 0 0"),
    OLD("IMPLEMENTED", "STALE", "STALE", "STALE", 0, 100, "0 0 0 1 7 0"),
    SAID("IMPLEMENTED", "NO_EVIDENCE", "UNSUPPORTED", "DECLARED_ONLY", 0, 100, ""),
    UNTESTABLE("IMPLEMENTED", "UNTESTABLE", "UNTESTABLE", "DECLARED_ONLY", 0, 100, ""),
    BLANK("UNANSWERED", "NO_EVIDENCE", "UNANSWERED", "UNKNOWN", 0, 0, ""),
    ACCEPTED("NOT_IMPLEMENTED", "FAILING", "CONSISTENT", "EXCEPTED", 0, 0, "2 0 0 0 0 0"),
    ADMITTED("NOT_IMPLEMENTED", "NO_EVIDENCE", "CONSISTENT", "ADMITTED", 0, 0, ""),
    NOT_OURS("NOT_APPLICABLE", "NO_EVIDENCE", "CONSISTENT", "NOT_APPLICABLE", 0, 0, "");

    final AnswerStatus declared;
    final ObservedStatus observed;
    final Verdict verdict;
    final Bucket bucket;
    final int proven;
    final int claimed;
    final String counts;

    State(
        String declared,
        String observed,
        String verdict,
        String bucket,
        int proven,
        int claimed,
        String counts) {
      this.declared = AnswerStatus.valueOf("ANSWER_STATUS_" + declared);
      this.observed = ObservedStatus.valueOf("OBSERVED_STATUS_" + observed);
      this.verdict = Verdict.valueOf("VERDICT_" + verdict);
      this.bucket = Bucket.valueOf("BUCKET_" + bucket);
      this.proven = proven;
      this.claimed = claimed;
      this.counts = counts;
    }
  }

  private static PracticeState practice(String[] row, int ordinal, State state, Random random) {
    Risk stake = Risk.valueOf("RISK_" + row[6]);
    return PracticeState.newBuilder()
        .setPractice(EDITION + "/practices/" + row[0].toLowerCase(java.util.Locale.ROOT))
        .setPracticeId(row[0])
        .setTitle(row[1])
        .setArea(row[2])
        .setTopic(row[3])
        .setConcept(row[4])
        .setTwinId(row[5])
        .setOrdinal(ordinal)
        .setAnswer(answer(state, random))
        .setObserved(state.observed)
        .setCounts(counts(state))
        .setVerdict(state.verdict)
        .setVerdictTime(at(CHANGED.minusSeconds(3600L * ordinal)))
        .setBucket(state.bucket)
        .setStake(stake)
        .setRisk(risk(state, stake))
        .setWeight(stake == Risk.RISK_HIGH ? 10 : stake == Risk.RISK_MEDIUM ? 5 : 2)
        .setProven(state.proven)
        .setDeclared(state.claimed)
        .build();
  }

  private static Risk risk(State state, Risk stake) {
    return switch (state.verdict) {
      case VERDICT_CONTRADICTED -> stake;
      case VERDICT_UNANSWERED -> Risk.RISK_UNANSWERED;
      case VERDICT_CONSISTENT ->
          state == State.NOT_OURS
              ? Risk.RISK_NOT_APPLICABLE
              : state == State.PROVEN ? Risk.RISK_NONE : stake;
      default -> Risk.RISK_LOW;
    };
  }

  private static Answer answer(State state, Random random) {
    Answer.Builder answer = Answer.newBuilder().setStatus(state.declared);
    if (state == State.BLANK) {
      return answer.build();
    }
    answer.setAuthor("ana").setUpdateTime(at(CHANGED.minusSeconds(86_400L * random.nextInt(30))));
    if (state == State.HALF) {
      answer.setDegree(40);
    }
    if (state == State.NOT_OURS) {
      answer.setReason("The workload has no public endpoint.");
    }
    if (random.nextInt(3) == 0) {
      answer.setNotes("Agreed with the platform team; see <runbook> \"sign-in\" & its annex.");
    }
    return answer.build();
  }

  private static EvidenceCounts counts(State state) {
    if (state.counts.isEmpty()) {
      return EvidenceCounts.getDefaultInstance();
    }
    String[] n = state.counts.split(" ");
    return EvidenceCounts.newBuilder()
        .setFail(Long.parseLong(n[0]))
        .setPass(Long.parseLong(n[1]))
        .setWarn(Long.parseLong(n[2]))
        .setStaleFail(Long.parseLong(n[3]))
        .setStalePass(Long.parseLong(n[4]))
        .setStaleWarn(Long.parseLong(n[5]))
        .setNewestObserveTime(at(CHANGED.minusSeconds(7200)))
        .build();
  }

  /** Twins are in the same state here, so the first stands for both, with the greater weight. */
  private static List<ConceptState> concepts(List<PracticeState> practices) {
    Map<String, ConceptState.Builder> concepts = new LinkedHashMap<>();
    for (PracticeState p : practices) {
      EvidenceCounts counts = p.getCounts();
      ConceptState.Builder concept =
          concepts.computeIfAbsent(
              p.getConcept(),
              name ->
                  ConceptState.newBuilder()
                      .setConcept(name)
                      .setBucket(p.getBucket())
                      .setProven(p.getProven())
                      .setDeclared(p.getDeclared())
                      .setCovered(counts.getPass() + counts.getFail() + counts.getWarn() > 0));
      concept.addPracticeIds(p.getPracticeId());
      concept.setWeight(Math.max(concept.getWeight(), p.getWeight()));
    }
    List<ConceptState> all = new ArrayList<>();
    concepts.values().forEach(concept -> all.add(concept.build()));
    return all;
  }

  static Timestamp at(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }

  private static List<String[]> practices() {
    try (InputStream in = AssessmentFixtures.class.getResourceAsStream("/practices.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
