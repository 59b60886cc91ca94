package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Not a test by its name, so that no build runs it. At a release: {@code ./mvnw -pl proto test
 * -Dtest=RenewReleasedContract}, then commit the image.
 */
class RenewReleasedContract {

  @Test
  void renew() throws IOException {
    ReleasedContract.renew();

    assertThat(BreakingChanges.between(ReleasedContract.read(), Contract.compile(Protoc.CONTRACTS)))
        .isEmpty();
  }
}
