package io.plumbline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTableTest {

  @Test
  void shouldLetEveryValueStandForItselfWithoutATable() {
    assertThat(ClaimTable.of("x", List.of()).of(List.of("viewer", "other")))
        .containsExactlyInAnyOrder("viewer", "other");
  }

  @Test
  void shouldLetOnlyNamedValuesThroughWithOne() {
    ClaimTable table =
        ClaimTable.of("x", List.of("acme:a=b=viewer", "acme:a=b=admin", "c=auditor"));

    assertThat(table.of(List.of("acme:a=b", "admin", "unknown")))
        .containsExactlyInAnyOrder("viewer", "admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "=viewer", "group="})
  void shouldNameAnEntryOfAnotherForm(String entry) {
    assertThatThrownBy(() -> ClaimTable.of("plumbline.access.roles", List.of(entry)))
        .hasMessage("plumbline.access.roles: \"" + entry + "\" is not of the form value=word");
  }
}
