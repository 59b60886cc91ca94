package io.plumbline.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {

  @ParameterizedTest
  @ValueSource(strings = {"acme", "a", "acme-eu.2", "A_1"})
  void shouldTakeNames(String name) {
    assertThat(Tenants.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "-a", "a b", "a/b", "a'b", "ä", "a\n"})
  void shouldRefuseWhatIsNoName(String name) {
    assertThat(Tenants.isName(name)).isFalse();
  }

  @Test
  void shouldLetTheBuiltInTenantInsideOnly() {
    assertThat(Tenants.check("*")).isEqualTo("*");
    assertThatThrownBy(() -> Tenants.check("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldMakeIdsThatSortByTime() {
    UUID early = Uuid7.at(Instant.ofEpochMilli(1_000_000));
    UUID late = Uuid7.at(Instant.ofEpochMilli(1_000_001));
    assertThat(early.version()).isEqualTo(7);
    assertThat(early.variant()).isEqualTo(2);
    assertThat(early.toString()).isLessThan(late.toString());
  }
}
