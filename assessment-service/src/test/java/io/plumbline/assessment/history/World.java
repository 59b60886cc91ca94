package io.plumbline.assessment.history;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.edition.EditionFixtures;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.inheritance.Source;
import io.plumbline.assessment.observed.ObservedFixtures;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.AssessmentScore;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeState;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.proto.catalog.v1.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A small assessment to which things happen by a seed, scored after each of them as the service
 * does it, with everything kept that the service keeps.
 */
final class World {

  static final List<String> CONCEPTS = List.of("signin", "twin", "people", "keys");

  private static final List<EditionPractice> PRACTICES =
      List.of(
          EditionFixtures.practice(1, "signin", RiskLevel.RISK_LEVEL_HIGH),
          EditionFixtures.practice(2, "twin", RiskLevel.RISK_LEVEL_MEDIUM),
          EditionFixtures.practice(3, "twin", RiskLevel.RISK_LEVEL_LOW),
          EditionFixtures.practice(4, "people", RiskLevel.RISK_LEVEL_UNSPECIFIED),
          EditionFixtures.practice(5, "keys", RiskLevel.RISK_LEVEL_LOW));

  private final Random random;
  private final List<ScoringPolicy> policies;
  final Archive archive = new Archive(PRACTICES);

  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, ObservedRevision> observed = new HashMap<>();
  private final Map<String, RiskException> exceptions = new HashMap<>();
  private final Map<String, Inherited> offered = new HashMap<>();
  private final Map<String, Answer> platform = new HashMap<>();
  private final Map<String, List<String>> sets = new HashMap<>();
  private final Map<String, PracticeState> states = new HashMap<>();
  private ScoringPolicy policy;
  private TestableConcepts testable = EditionFixtures.testable(List.of());
  private long version;
  private long evidence;
  private long known;
  private long platformKnown;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  World(long seed, List<ScoringPolicy> policies) {
    this.random = new Random(seed);
    this.policies = policies;
    this.policy = policies.get(0);
    score(row -> false, 0);
  }

  /** Something happens, and the assessment is scored. */
  void step() {
    now = now.plus(Duration.ofMinutes(random.nextInt(3)));
    switch (random.nextInt(11)) {
      case 0, 1, 2 -> answer(PRACTICES.get(random.nextInt(PRACTICES.size())).id());
      case 3, 4 -> observe(CONCEPTS.get(random.nextInt(CONCEPTS.size())));
      case 5 -> accept(CONCEPTS.get(random.nextInt(CONCEPTS.size())));
      case 6 -> map("scanner" + random.nextInt(2));
      case 7, 8, 9 -> offer(PRACTICES.get(random.nextInt(PRACTICES.size())));
      default -> {
        policy = policies.get(random.nextInt(policies.size()));
        score(row -> false, 0);
      }
    }
  }

  private void answer(String practice) {
    AnswerStatus status = AnswerStatus.values()[random.nextInt(AnswerStatus.values().length)];
    AnswerContent content = new AnswerContent(status, random.nextInt(101), "why", "", "", null);
    Authorship by = new Authorship("Ana", "ana", version + 1, now, "");
    Answer before = answers.get(practice);
    Answer answer =
        before == null
            ? new Answer(new AnswerKey("acme", "shop", "review", practice), content, by)
            : Answer.once(new AnswerRevision(before));
    if (before != null) {
      answer.revise(content, by);
    }
    answers.put(practice, answer);
    archive.keep(new AnswerRevision(answer));
    score(row -> row.practice().id().equals(practice), 0);
  }

  /** Now and then what comes is older than what is known of the concept, or of another one. */
  private void observe(String concept) {
    long at = random.nextInt(4) == 0 ? Math.max(1, known - random.nextInt(3)) : ++known;
    Tally tally =
        new Tally(
            random.nextInt(3),
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2));
    ObservedRevision revision =
        ObservedFixtures.revision(concept, at, tally, random.nextInt(4) == 0, accepted(tally));
    boolean newer =
        !observed.containsKey(concept) || observed.get(concept).observed().evidenceVersion() < at;
    archive.keep(concept, revision);
    if (newer) {
      observed.put(concept, archive.observed(concept, at));
    }
    score(row -> newer && row.practice().concept().equals(concept), at);
  }

  /** Exceptions by selector cover some of what fails, or all of it. */
  private Map<UUID, Long> accepted(Tally tally) {
    long some = tally.failures() == 0 ? 0 : random.nextInt((int) tally.failures() + 1);
    return some == 0 ? Map.of() : Map.of(new UUID(1, random.nextInt(3)), some);
  }

  private void accept(String concept) {
    RiskException before = exceptions.remove(concept);
    if (before == null || random.nextBoolean()) {
      ExceptionKey key =
          before == null
              ? new ExceptionKey("acme", "shop", new UUID(random.nextLong(), random.nextLong()))
              : before.key();
      int revision = before == null ? 1 : before.termsRevision() + 1;
      ExceptionTerms terms =
          new ExceptionTerms(
              key,
              revision,
              new ExceptionTerms.Asked("", "", now.plusSeconds(revision), "Ana", "ana", now));
      archive.keep(terms);
      exceptions.put(concept, RiskException.once(terms, "practice", concept));
    }
    score(row -> row.practice().concept().equals(concept), 0);
  }

  private void map(String scanner) {
    sets.put(scanner, CONCEPTS.stream().filter(c -> random.nextBoolean()).toList());
    testable = EditionFixtures.testable(sets.values());
    score(row -> false, 0);
  }

  /**
   * A platform offers an answer, changes it or what is observed there, or takes the offer back.
   * While the practice is answered itself, nothing is scored: so the service does it.
   */
  private void offer(EditionPractice practice) {
    if (offered.containsKey(practice.id()) && random.nextInt(3) == 0) {
      offered.remove(practice.id());
    } else {
      AnswerRevision answer = platformAnswer(practice.id());
      ObservedRevision seen = random.nextBoolean() ? platformEvidence(practice.concept()) : null;
      Source source =
          new Source(
              "platform",
              "review",
              practice.id(),
              answer.revision(),
              seen == null ? null : seen.observed().evidenceVersion());
      offered.put(practice.id(), Inherited.of(source, answer, seen));
    }
    score(row -> row.practice().id().equals(practice.id()) && !row.answeredHere(), 0);
  }

  private AnswerRevision platformAnswer(String practice) {
    AnswerStatus[] given = AnswerStatus.values();
    AnswerContent content =
        new AnswerContent(
            given[1 + random.nextInt(given.length - 1)], random.nextInt(101), "", "", "", null);
    Authorship by = new Authorship("Pia", "pia", 1, now, "");
    Answer before = platform.get(practice);
    Answer answer =
        before == null
            ? new Answer(new AnswerKey("acme", "platform", "review", practice), content, by)
            : Answer.once(new AnswerRevision(before));
    if (before != null) {
      answer.revise(content, by);
    }
    platform.put(practice, answer);
    AnswerRevision revision = new AnswerRevision(answer);
    archive.keepOffered(revision);
    return revision;
  }

  private ObservedRevision platformEvidence(String concept) {
    Tally tally =
        new Tally(random.nextInt(3), random.nextInt(2), random.nextInt(2), 0, 0, random.nextInt(2));
    ObservedRevision revision =
        ObservedFixtures.revision(
            concept, ++platformKnown, tally, random.nextInt(4) == 0, accepted(tally));
    archive.keepOffered(concept, revision);
    return revision;
  }

  private void score(Predicate<PracticeRow> touched, long evidenceVersion) {
    List<PracticeRow> rows = new ArrayList<>();
    for (EditionPractice practice : PRACTICES) {
      ObservedRevision seen = observed.get(practice.concept());
      rows.add(
          new PracticeRow(
              "review",
              practice,
              answers.get(practice.id()),
              seen == null ? null : seen.observed(),
              states.get(practice.id()),
              exceptions.get(practice.concept()),
              offered.get(practice.id())));
    }
    AssessmentScore score =
        AssessmentScore.of(
            rows, new AssessmentScore.Basis(testable, policy, version + 1, now, touched));
    if (score.changed().isEmpty() && evidenceVersion <= evidence) {
      return;
    }
    version++;
    evidence = Math.max(evidence, evidenceVersion);
    for (Scored scored : score.changed()) {
      String practice = scored.row().practice().id();
      states.put(
          practice,
          new PracticeState(
              new PracticeState.Key("acme", "shop", "review", practice),
              scored.derived(),
              scored.version(),
              scored.verdictAt()));
    }
    archive.keep(version, now, testable, policy, score);
  }
}
