package io.plumbline.platform.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.grpc.DomainException;
import org.junit.jupiter.api.Test;

class EtagsTest {

  @Test
  void shouldFitTheVersionItWasMadeOfAndNoOther() {
    assertThat(Etags.of(36)).isEqualTo("\"10\"");
    assertThatCode(() -> Etags.check(Etags.of(3), 3)).doesNotThrowAnyException();
    assertThatCode(() -> Etags.check("", 3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Etags.check(Etags.of(2), 3)).isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> Etags.check("anything", 3)).isInstanceOf(DomainException.class);
  }
}
