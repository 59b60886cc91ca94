package io.plumbline.evidence.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets calls in, as many and as much as each tenant may send to this replica, so that one that
 * floods leaves room for the others. What is refused is refused before anything is done for it.
 */
@ApplicationScoped
public class Admission {

  private final Function<String, TenantLimits> limits;
  private final LongSupplier nanos;
  private final Map<String, TenantShare> shares = new ConcurrentHashMap<>();

  @Inject
  public Admission(IngestConfig config) {
    this(tenant -> limits(config, tenant), System::nanoTime);
  }

  Admission(Function<String, TenantLimits> limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  private static TenantLimits limits(IngestConfig config, String tenant) {
    TenantLimits own = config.tenants().get(tenant);
    return own == null ? config.limitsOfATenant() : own;
  }

  /**
   * Lets a call in.
   *
   * @throws io.plumbline.platform.grpc.DomainException RESOURCE_EXHAUSTED when the tenant has as
   *     many calls open as it may, or has sent too much of late
   */
  Lease enter(String tenant) {
    return share(tenant).enter();
  }

  private TenantShare share(String tenant) {
    return shares.computeIfAbsent(tenant, t -> new TenantShare(t, limits.apply(t), nanos));
  }
}
