package io.plumbline.assessment.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTest {

  @Test
  void shouldPreferWhatLooksCloser() {
    Map<String, String> one = Map.of("tier", "1");
    Map<String, String> two = Map.of("tier", "1", "zone", "eu");
    List<Reach> closestFirst =
        List.of(
            new Reach(List.of("shop"), "", "", Map.of()),
            new Reach(List.of(), "retail/shop", "PRODUCTION", two),
            new Reach(List.of(), "retail/shop", "", Map.of()),
            new Reach(List.of(), "retail", "", two),
            new Reach(List.of(), "retail", "PRODUCTION", one),
            new Reach(List.of(), "retail", "", one),
            new Reach(List.of(), "retail", "PRODUCTION", Map.of()),
            new Reach(List.of(), "retail", "", Map.of()),
            new Reach(List.of(), "", "", one),
            new Reach(List.of(), "", "PRODUCTION", Map.of()),
            new Reach(List.of(), "", "", Map.of()));

    assertThat(closestFirst)
        .isSortedAccordingTo(Comparator.comparingInt(Reach::specificity).reversed());
    assertThat(closestFirst.stream().map(Reach::specificity).distinct())
        .hasSameSizeAs(closestFirst);
  }
}
