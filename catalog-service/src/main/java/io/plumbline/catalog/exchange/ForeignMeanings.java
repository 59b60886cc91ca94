package io.plumbline.catalog.exchange;

import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.practice.EditionContent;
import io.plumbline.catalog.practice.Practice;
import io.plumbline.catalog.practice.PracticeRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Warns of ids that mean another practice in another edition the caller can see. */
@ApplicationScoped
class ForeignMeanings {

  private final PracticeRepository practices;

  @Inject
  ForeignMeanings(PracticeRepository practices) {
    this.practices = practices;
  }

  /** One warning for every such id, at its line. */
  Uni<List<Problem>> warnings(Mutiny.Session session, EditionContent draft) {
    Map<String, Practice> byId =
        draft.practices().stream()
            .collect(Collectors.toMap(Practice::practiceId, Function.identity()));
    return practices
        .withIds(session, byId.keySet())
        .map(
            known ->
                known.stream()
                    .map(other -> warning(byId.get(other.practiceId()), other))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toMap(Problem::line, Function.identity(), (a, b) -> a))
                    .values()
                    .stream()
                    .sorted()
                    .toList());
  }

  private static @Nullable Problem warning(@Nullable Practice mine, Practice other) {
    if (mine == null || mine.concept().equals(other.concept())) {
      return null;
    }
    return new Problem(
        Problem.Reason.ID_MEANS_ANOTHER_PRACTICE_ELSEWHERE,
        mine.sourceLine(),
        1,
        "an id that means the same in every edition",
        mine.practiceId() + ", which is \"" + other.title() + "\" in another edition");
  }
}
