package io.plumbline.assessment.carry;

import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.crosswalk.Confidence;
import io.plumbline.assessment.crosswalk.Crosswalk;
import io.plumbline.assessment.crosswalk.Crosswalk.Candidate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where every answer of an assessment goes when it is carried to another edition. A pure function:
 * what a practice means decides, never its id.
 *
 * <p>A practice with one place to go is carried when that is certain or high, and carried with a
 * flag when it is medium. Where it is low, where there are several places, or where answers that
 * would merge differ, somebody has to decide.
 *
 * @param sources every practice of the old edition, once, in its order
 * @param targets every practice of the new edition, once, in its order
 */
public record CarryPlan(List<Carried> sources, List<Received> targets) {

  /**
   * What becomes of a practice's answer.
   *
   * @param doubt why it is flagged or asked
   * @param candidates the concepts it may go to, the surest first
   */
  public record Carried(Source source, Fate fate, Doubt doubt, List<Candidate> candidates) {

    Carried as(Fate next, Doubt why) {
      return new Carried(source, next, why, candidates);
    }

    private boolean goesTo(String concept) {
      return (fate == Fate.CARRIED || fate == Fate.CARRIED_WITH_FLAG)
          && candidates.get(0).concept().equals(concept);
    }

    private boolean mayGoTo(String concept) {
      return candidates.stream().anyMatch(c -> c.concept().equals(concept));
    }
  }

  /**
   * What a practice gets.
   *
   * @param answer {@link AnswerContent#NONE} when it gets none
   * @param sourceIds the practices whose answers are in it
   * @param proposalIds the practices whose answers are proposed
   */
  public record Received(
      Target target,
      Outcome outcome,
      AnswerContent answer,
      List<String> sourceIds,
      List<String> proposalIds) {}

  /** Plans an upgrade. */
  public static CarryPlan of(List<Source> sources, List<Target> targets, Crosswalk crosswalk) {
    Set<String> concepts = new LinkedHashSet<>();
    targets.forEach(target -> concepts.add(target.concept()));
    Map<Source, Carried> carried = new LinkedHashMap<>();
    sources.forEach(
        source ->
            carried.put(source, alone(source, crosswalk.candidates(source.concept(), concepts))));
    Map<String, Merge> merges = new LinkedHashMap<>();
    concepts.forEach(concept -> merges.put(concept, merge(concept, carried)));
    return new CarryPlan(
        List.copyOf(carried.values()),
        targets.stream()
            .map(
                target ->
                    received(target, merges.getOrDefault(target.concept(), Merge.NOTHING), carried))
            .toList());
  }

  /**
   * The plan when people choose: each of these practices of the new edition gets the answer of one
   * practice that is proposed for it, instead of what it would get.
   *
   * @param choices ids of practices of the old edition by those of the new one that get their
   *     answers; each is among its proposals
   */
  public CarryPlan with(Map<String, String> choices) {
    return choices.isEmpty() ? this : Chosen.of(this, choices);
  }

  /** The practices that an answer goes to or, while nothing is decided, may go to. */
  public List<Target> places(Carried carried) {
    String id = carried.source().practiceId();
    List<Target> taken = targets(t -> t.sourceIds().contains(id));
    boolean decided = carried.fate() == Fate.CARRIED || carried.fate() == Fate.CARRIED_WITH_FLAG;
    return !taken.isEmpty()
        ? taken
        : targets(
            t ->
                decided
                    ? carried.goesTo(t.target().concept())
                    : carried.mayGoTo(t.target().concept()));
  }

  private List<Target> targets(Predicate<Received> wanted) {
    return targets.stream().filter(wanted).map(Received::target).toList();
  }

  /** Its fate as long as no other practice goes to the same place. */
  private static Carried alone(Source source, List<Candidate> candidates) {
    Carried start = new Carried(source, Fate.NEEDS_REVIEW, Doubt.SEVERAL_CANDIDATES, candidates);
    if (candidates.isEmpty()) {
      return start.as(Fate.NO_TARGET, Doubt.NONE);
    }
    long sure = candidates.stream().filter(c -> c.confidence().carries()).count();
    if (sure == 1) {
      return start.as(Fate.CARRIED, Doubt.NONE);
    }
    if (candidates.size() > 1) {
      return start;
    }
    return candidates.get(0).confidence() == Confidence.MEDIUM
        ? start.as(Fate.CARRIED_WITH_FLAG, Doubt.MEDIUM_CONFIDENCE)
        : start.as(Fate.NEEDS_REVIEW, Doubt.LOW_CONFIDENCE);
  }

  private static Merge merge(String concept, Map<Source, Carried> carried) {
    Map<Boolean, List<Source>> goes =
        carried.values().stream()
            .filter(c -> c.goesTo(concept))
            .collect(
                Collectors.partitioningBy(
                    c -> c.fate() == Fate.CARRIED,
                    Collectors.mapping(Carried::source, Collectors.toList())));
    List<Source> sure = goes.getOrDefault(true, List.of());
    Merge merge = Merge.of(sure).with(goes.getOrDefault(false, List.of()));
    merge
        .asked()
        .forEach(
            s -> carried.computeIfPresent(s, (k, c) -> c.as(Fate.NEEDS_REVIEW, merge.doubt())));
    if (merge.asked().isEmpty() && merge.doubt() == Doubt.PARTLY_ANSWERED) {
      sure.forEach(
          s ->
              carried.computeIfPresent(
                  s, (k, c) -> c.as(Fate.CARRIED_WITH_FLAG, Doubt.PARTLY_ANSWERED)));
    }
    return merge;
  }

  private static Received received(Target target, Merge merge, Map<Source, Carried> carried) {
    List<Carried> related =
        carried.values().stream().filter(c -> c.mayGoTo(target.concept())).toList();
    List<String> proposals =
        related.stream()
            .filter(c -> c.fate() == Fate.NEEDS_REVIEW && c.source().answered())
            .map(c -> c.source().practiceId())
            .toList();
    return new Received(
        target,
        outcome(merge, related, proposals, carried),
        merge.answer(),
        merge.merged().stream().map(Source::practiceId).toList(),
        proposals);
  }

  private static Outcome outcome(
      Merge merge, List<Carried> related, List<String> proposals, Map<Source, Carried> carried) {
    if (!merge.merged().isEmpty()) {
      boolean flagged =
          merge.merged().stream()
              .map(carried::get)
              .anyMatch(c -> c != null && c.fate() == Fate.CARRIED_WITH_FLAG);
      return flagged ? Outcome.CARRIED_WITH_FLAG : Outcome.CARRIED;
    }
    if (!proposals.isEmpty()) {
      return Outcome.NEEDS_REVIEW;
    }
    return related.isEmpty() ? Outcome.NO_SOURCE : Outcome.UNANSWERED;
  }
}
