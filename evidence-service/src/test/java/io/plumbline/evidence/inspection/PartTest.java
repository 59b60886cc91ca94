package io.plumbline.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 255, 256})
  void shouldHoldEveryIdOnce(int parts) {
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      all.add(Part.of(i, parts));
    }
    for (int first = 0; first < 256; first++) {
      byte value = (byte) first;
      assertThat(all.stream().filter(part -> part.holds(value))).hasSize(1);
    }
    assertThat(all.stream().filter(Part::isFirst)).hasSize(1);
  }

  @Test
  void shouldSayWhereItBeginsAndEnds() {
    Part last = Part.of(1, 2);
    assertThat(last.least()).hasToString("80000000-0000-0000-0000-000000000000");
    assertThat(last.greatest()).hasToString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    assertThat(Part.of(0, 2).greatest()).hasToString("7fffffff-ffff-ffff-ffff-ffffffffffff");
  }
}
