package io.plumbline.gateway.whatif;

import io.plumbline.gateway.standing.Sums;
import io.plumbline.gateway.whatif.WhatIfPage.Area;
import io.plumbline.gateway.words.Bar;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The proven score of each part of an edition, now and then. */
final class Shares {
  private Shares() {}

  /** A practice as it is, and as it would be. */
  record Pair(PracticeState now, PracticeState then) {}

  /** Every area, with those of its topics that would move. */
  static List<Area> areas(List<Pair> practices) {
    return by(practices, PracticeState::getArea).entrySet().stream()
        .map(area -> area(area.getKey(), area.getValue(), topics(area.getKey(), area.getValue())))
        .toList();
  }

  private static List<Area> topics(String area, List<Pair> practices) {
    return by(practices, PracticeState::getTopic).entrySet().stream()
        .filter(topic -> !topic.getKey().equals(area))
        .map(topic -> area(topic.getKey(), topic.getValue(), List.of()))
        .filter(topic -> !topic.gain().isEmpty())
        .toList();
  }

  private static Map<String, List<Pair>> by(
      List<Pair> practices, Function<PracticeState, String> name) {
    return practices.stream()
        .collect(
            Collectors.groupingBy(
                pair -> name.apply(pair.now()), LinkedHashMap::new, Collectors.toList()));
  }

  private static Area area(String name, List<Pair> part, List<Area> topics) {
    Bar before = bar(part.stream().map(Pair::now).toList());
    Bar after = bar(part.stream().map(Pair::then).toList());
    boolean moves = !Objects.equals(before.proven(), after.proven());
    return new Area(name, before, after, moves ? before.went(after) : "", topics);
  }

  private static Bar bar(List<PracticeState> part) {
    Score score = Sums.practices(part);
    return new Bar(score.hasProvenBasisPoints() ? score.getProvenBasisPoints() : null, null);
  }
}
