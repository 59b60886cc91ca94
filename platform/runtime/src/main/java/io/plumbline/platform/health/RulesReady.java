package io.plumbline.platform.health;

import io.plumbline.platform.grpc.RequestRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the rules of requests are compiled, so that no call waits for it. */
@Readiness
@ApplicationScoped
public class RulesReady implements HealthCheck {

  private final RequestRules rules;

  @Inject
  public RulesReady(RequestRules rules) {
    this.rules = rules;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("request-rules").status(rules.isWarm()).build();
  }
}
