package io.plumbline.catalog.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EditionTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final EditionName NAME = new EditionName("house-rules", "e1");

  private static Edition edition(String tenant, EditionState state) {
    Edition edition = new Edition(tenant, NAME, "House rules", "00", NOW);
    if (state != EditionState.DRAFT) {
      edition.publish(NOW);
    }
    if (state == EditionState.DEPRECATED) {
      edition.deprecate(NOW);
    }
    return edition;
  }

  static Stream<Arguments> steps() {
    BiConsumer<Edition, Instant> publish = Edition::publish;
    BiConsumer<Edition, Instant> deprecate = Edition::deprecate;
    return Stream.of(
        Arguments.of("publish", publish, EditionState.DRAFT, EditionState.PUBLISHED),
        Arguments.of("publish", publish, EditionState.PUBLISHED, null),
        Arguments.of("publish", publish, EditionState.DEPRECATED, null),
        Arguments.of("deprecate", deprecate, EditionState.DRAFT, null),
        Arguments.of("deprecate", deprecate, EditionState.PUBLISHED, EditionState.DEPRECATED),
        Arguments.of("deprecate", deprecate, EditionState.DEPRECATED, null));
  }

  @ParameterizedTest(name = "{0} a {2} edition")
  @MethodSource("steps")
  void shouldMoveForwardOnly(
      String verb, BiConsumer<Edition, Instant> step, EditionState from, EditionState to) {
    Edition edition = edition("acme", from);

    if (to == null) {
      assertThatThrownBy(() -> step.accept(edition, NOW))
          .asInstanceOf(InstanceOfAssertFactories.type(DomainException.class))
          .extracting(e -> e.reason().name(), e -> e.metadata().get("state"))
          .containsExactly("EDITION_STATE", from.name());
      assertThat(edition.state()).isEqualTo(from);
    } else {
      step.accept(edition, NOW);
      assertThat(edition.state()).isEqualTo(to);
    }
  }

  @Test
  void shouldNotDeprecateWhatTheProductShips() {
    Edition edition = edition("*", EditionState.PUBLISHED);

    assertThatThrownBy(() -> edition.deprecate(NOW))
        .asInstanceOf(InstanceOfAssertFactories.type(DomainException.class))
        .extracting(e -> e.reason().name())
        .isEqualTo("BUILT_IN");
  }

  @Test
  void shouldRefuseAStaleEtagOnly() {
    Edition edition = edition("acme", EditionState.DRAFT);

    edition.requireEtag("");
    edition.requireEtag(edition.etag());
    assertThatThrownBy(() -> edition.requireEtag("\"7\""))
        .asInstanceOf(InstanceOfAssertFactories.type(DomainException.class))
        .extracting(e -> e.reason().name(), e -> e.code(), e -> e.metadata().get("etag"))
        .containsExactly("ETAG_MISMATCH", Status.Code.ABORTED, edition.etag());
  }

  @Test
  void shouldParseWhatItWrites() {
    EditionName name = EditionName.parse("frameworks/house-rules/editions/e1/practices/sec01-bp01");

    assertThat(name).isEqualTo(NAME);
    assertThat(name.practice("SEC01-BP01"))
        .isEqualTo("frameworks/house-rules/editions/e1/practices/sec01-bp01");
    assertThatThrownBy(() -> EditionName.parse("frameworks/house-rules"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
