package io.plumbline.gateway.whatif;

import io.plumbline.gateway.standing.Bricks;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that could be fixed: a practice, with its twin where it has one, as evidence belongs to
 * both.
 *
 * @param key the resource id of the first of them, by which it is chosen
 * @param states the practice, and its twin
 * @param gain points it would add to the proven score over all practices, in basis points
 */
record Fix(String key, List<PracticeState> states, int gain) {
  private static final int WHOLE = 100;
  private static final long BASIS_POINTS = 10_000;

  Fix {
    states = List.copyOf(states);
  }

  /** All that could be fixed: what gains most first, then what leans, then the edition's order. */
  static List<Fix> of(List<PracticeState> all) {
    long weight = all.stream().filter(Fix::applicable).mapToLong(PracticeState::getWeight).sum();
    Map<String, List<PracticeState>> concepts = new LinkedHashMap<>();
    all.stream()
        .filter(state -> applicable(state) && state.getProven() < WHOLE)
        .forEach(
            state ->
                concepts.computeIfAbsent(state.getConcept(), c -> new ArrayList<>()).add(state));
    return concepts.values().stream()
        .map(states -> new Fix(Bricks.key(states.get(0)), states, gain(states, weight)))
        .filter(fix -> fix.gain > 0)
        .sorted(
            Comparator.comparingInt((Fix fix) -> -fix.gain())
                .thenComparing(fix -> !fix.leans())
                .thenComparingInt(fix -> fix.first().getOrdinal()))
        .toList();
  }

  /** The first practice of it in the edition's order. */
  PracticeState first() {
    return states.get(0);
  }

  /** Whether what is declared stands against what is observed. */
  boolean leans() {
    return states.stream().anyMatch(state -> state.getBucket() == Bucket.BUCKET_CONTRADICTED);
  }

  private static int gain(List<PracticeState> states, long weight) {
    long missing =
        states.stream()
            .mapToLong(state -> (long) state.getWeight() * (WHOLE - state.getProven()))
            .sum();
    return weight == 0 ? 0 : (int) Math.round(missing * (double) BASIS_POINTS / (weight * WHOLE));
  }

  static boolean applicable(PracticeState state) {
    return state.getBucket() != Bucket.BUCKET_NOT_APPLICABLE;
  }
}
