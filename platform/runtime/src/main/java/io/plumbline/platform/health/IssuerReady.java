package io.plumbline.platform.health;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the keys of the issuer have been read, so that tokens can be verified. While they have
 * not, each question asks the issuer again: after the start only a call would, and nobody calls
 * what is not ready.
 */
@Readiness
@ApplicationScoped
public class IssuerReady implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(IssuerReady.class);

  private final BooleanSupplier known;
  private final Supplier<Uni<?>> question;
  private final AtomicBoolean asking = new AtomicBoolean();

  @Inject
  public IssuerReady(TenantConfigBean oidc) {
    this(() -> oidc.getDefaultTenant().ready(), () -> oidc.getDefaultTenant().initialize());
  }

  /**
   * A check of any source of keys.
   *
   * @param known whether they are there
   * @param question asks for them; failing is an answer too
   */
  IssuerReady(BooleanSupplier known, Supplier<Uni<?>> question) {
    this.known = known;
    this.question = question;
  }

  @Override
  public HealthCheckResponse call() {
    boolean ready = known.getAsBoolean();
    if (!ready) {
      askAgain();
    }
    return HealthCheckResponse.named("issuer-keys").status(ready).build();
  }

  private void askAgain() {
    if (asking.compareAndSet(false, true)) {
      Uni.createFrom()
          .deferred(question)
          .onTermination()
          .invoke(() -> asking.set(false))
          .subscribe()
          .with(
              answered -> {},
              failure -> LOG.warnf("the issuer's keys can not be read: %s", failure.getMessage()));
    }
  }
}
