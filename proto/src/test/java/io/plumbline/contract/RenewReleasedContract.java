package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Not a test by its name, so that no build runs it, nor a pattern that happens to match it. At a
 * release: {@code ./mvnw -pl proto test -Dtest=RenewReleasedContract -Drenew}, then commit the
 * image.
 */
@EnabledIfSystemProperty(named = "renew", matches = ".*")
class RenewReleasedContract {

  @Test
  void renew() throws IOException {
    ReleasedContract.renew();

    assertThat(BreakingChanges.between(ReleasedContract.read(), Contract.compile(Protoc.CONTRACTS)))
        .isEmpty();
  }
}
