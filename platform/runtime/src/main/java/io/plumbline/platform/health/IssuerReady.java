package io.plumbline.platform.health;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the keys of the issuer have been read, so that tokens can be verified. */
@Readiness
@ApplicationScoped
public class IssuerReady implements HealthCheck {

  private final TenantConfigBean oidc;

  @Inject
  public IssuerReady(TenantConfigBean oidc) {
    this.oidc = oidc;
  }

  @Override
  public HealthCheckResponse call() {
    TenantConfigContext tenant = oidc.getDefaultTenant();
    boolean ready = tenant != null && tenant.ready();
    return HealthCheckResponse.named("issuer-keys").status(ready).build();
  }
}
