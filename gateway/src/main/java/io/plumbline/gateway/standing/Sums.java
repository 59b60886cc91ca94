package io.plumbline.gateway.standing;

import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.Score;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Sums of what the service weighed, where reporting keeps none: of a past instant, of a part of an
 * edition. In basis points, rounded half up once at the end; absent where nothing counts.
 */
public final class Sums {
  private static final int BASIS_POINTS_OF_PERCENT = 100;
  private static final int BASIS_POINTS = 10_000;

  private Sums() {}

  /** One line of a sum: a practice, or a concept. */
  private record Line(int weight, int proven, int declared) {}

  /** The scores and the coverage of these practices. */
  public static Scorecard scorecard(List<PracticeState> states) {
    List<List<PracticeState>> concepts = concepts(states);
    Scorecard.Builder card =
        Scorecard.newBuilder()
            .setPractices(practices(states))
            .setConcepts(score(concepts.stream().flatMap(c -> worst(c).stream()).toList()));
    long applicable = concepts.stream().filter(c -> worst(c).isPresent()).count();
    long covered =
        concepts.stream()
            .filter(c -> worst(c).isPresent() && c.stream().anyMatch(Sums::fresh))
            .count();
    if (applicable > 0) {
      card.setCoverageBasisPoints((int) Math.round(covered * (double) BASIS_POINTS / applicable));
    }
    return card.build();
  }

  /** Over every practice that applies. */
  public static Score practices(List<PracticeState> states) {
    return score(states.stream().filter(Sums::applicable).map(Sums::line).toList());
  }

  private static boolean applicable(PracticeState state) {
    return state.getBucket() != Bucket.BUCKET_NOT_APPLICABLE;
  }

  private static boolean fresh(PracticeState state) {
    EvidenceCounts counts = state.getCounts();
    return counts.getPass() + counts.getFail() + counts.getWarn() > 0;
  }

  private static Line line(PracticeState state) {
    return new Line(state.getWeight(), state.getProven(), state.getDeclared());
  }

  private static List<List<PracticeState>> concepts(List<PracticeState> states) {
    return List.copyOf(
        states.stream().collect(Collectors.groupingBy(PracticeState::getConcept)).values());
  }

  /** Twins count once: with the greater weight, and the less they earn. */
  private static Optional<Line> worst(List<PracticeState> concept) {
    return concept.stream()
        .filter(Sums::applicable)
        .map(Sums::line)
        .reduce(
            (a, b) ->
                new Line(
                    Math.max(a.weight(), b.weight()),
                    Math.min(a.proven(), b.proven()),
                    Math.min(a.declared(), b.declared())));
  }

  private static Score score(List<Line> lines) {
    Score.Builder score = Score.newBuilder();
    share(lines, Line::proven).ifPresent(score::setProvenBasisPoints);
    share(lines, Line::declared).ifPresent(score::setDeclaredBasisPoints);
    return score.build();
  }

  private static OptionalInt share(List<Line> lines, ToIntFunction<Line> earned) {
    long weight = lines.stream().mapToLong(Line::weight).sum();
    long sum = lines.stream().mapToLong(l -> (long) l.weight() * earned.applyAsInt(l)).sum();
    return weight == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(sum * (double) BASIS_POINTS_OF_PERCENT / weight));
  }
}
