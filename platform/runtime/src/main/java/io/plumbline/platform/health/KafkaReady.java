package io.plumbline.platform.health;

import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.messaging.KafkaSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka answers. It holds up readiness until it has answered once; later it is only shown,
 * because a service goes on without Kafka and taking it off the network would stop what still
 * works.
 */
@Readiness
@ApplicationScoped
public class KafkaReady implements HealthCheck {

  private static final long LIMIT_MS = 2_500;

  private final KafkaSettings kafka;
  private final boolean enabled;
  private volatile boolean answeredOnce;
  private @Nullable Admin admin;

  @Inject
  public KafkaReady(KafkaSettings kafka, PlatformConfig config) {
    this.kafka = kafka;
    this.enabled = config.messaging().enabled();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("kafka");
    if (!enabled) {
      return response.up().withData("enabled", false).build();
    }
    boolean answers = answers();
    answeredOnce |= answers;
    return response.status(answeredOnce).withData("reachable", answers).build();
  }

  private synchronized boolean answers() {
    try {
      if (admin == null) {
        admin = kafka.admin();
      }
      admin.describeCluster().nodes().get(LIMIT_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized void onStop(@Observes ShutdownEvent event) {
    if (admin != null) {
      admin.close(java.time.Duration.ZERO);
    }
  }
}
