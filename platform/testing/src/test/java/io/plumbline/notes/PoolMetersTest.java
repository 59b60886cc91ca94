package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Each pool is measured under its own name; of two with one name only the first is. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PoolMetersTest {

  @Inject MeterRegistry meters;

  @Test
  void shouldMeasureBothPools() {
    assertThat(meters.find("sql.pool.queue.size").gauges())
        .extracting(gauge -> gauge.getId().getTag("pool.name"))
        .containsExactlyInAnyOrder("app", "system");
  }
}
