package io.plumbline.evidence.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.evidence.finding.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollupTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration TTL = Duration.ofDays(30);

  private final Rollup rollup = Rollup.empty(START);
  private final List<Item> items = new ArrayList<>();

  @Test
  void shouldKnowTheFirstExpiryOnceEverythingIsObservedAnew() {
    // Given
    for (int minute = 0; minute < 20; minute++) {
      add(START.plusSeconds(60L * minute));
    }

    for (int day = 1; day <= 3; day++) {
      // When
      Instant again = START.plus(Duration.ofDays(day));
      for (int i = 0; i < 20; i++) {
        removeOldest();
        add(again.plusSeconds(60L * i));
      }

      // Then
      assertThat(rollup.expiry().next()).isEqualTo(again.plus(TTL));
      assertThat(rollup.newest()).isEqualTo(again.plusSeconds(60 * 19));
      assertThat(rollup.exact()).isTrue();
    }
  }

  @Test
  void shouldKeepToTheEarlierTimeWhileOnlyPartIsObservedAnew() {
    // Given
    add(START);
    add(START.plusSeconds(1));

    // When
    removeOldest();
    add(START.plus(Duration.ofDays(1)));

    // Then
    assertThat(rollup.expiry().next()).isEqualTo(START.plus(TTL));
    assertThat(rollup.exact()).isTrue();
  }

  @Test
  void shouldNotVouchForTheNewestWhenItWentAway() {
    // Given
    add(START);
    add(START.plusSeconds(1));

    // When
    remove(items.get(1));

    // Then
    assertThat(rollup.exact()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldNeverLetAnythingExpireBeforeTheBound(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 5000; step++) {
      if (items.isEmpty() || random.nextInt(11) < 5) {
        add(START.plusSeconds(random.nextInt(2) == 0 ? step : random.nextInt(step + 1)));
      } else {
        remove(items.get(random.nextInt(items.size())));
      }
      Instant first = items.stream().map(Item::expiry).min(Comparator.naturalOrder()).orElse(null);
      Instant newest =
          items.stream().map(Item::observedAt).max(Comparator.naturalOrder()).orElse(null);
      Instant bound = rollup.expiry().next();
      assertThat(bound == null).as("seed %d, step %d", seed, step).isEqualTo(first == null);
      assertThat(bound == null || !bound.isAfter(first))
          .as("seed %d, step %d", seed, step)
          .isTrue();
      assertThat(!rollup.exact() || Objects.equals(newest, rollup.newest()))
          .as("seed %d, step %d", seed, step)
          .isTrue();
    }
  }

  private void add(Instant observedAt) {
    Item item = new Item(Observation.PASS, observedAt, observedAt.plus(TTL), null);
    items.add(item);
    rollup.add(item);
  }

  private void removeOldest() {
    remove(items.stream().min(Comparator.comparing(Item::observedAt)).orElseThrow());
  }

  private void remove(Item item) {
    items.remove(item);
    rollup.remove(item);
  }
}
