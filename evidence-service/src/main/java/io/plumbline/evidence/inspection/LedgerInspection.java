package io.plumbline.evidence.inspection;

import io.plumbline.evidence.sequencing.Archives;
import io.plumbline.evidence.sequencing.LedgerKeys;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Checks a tenant's ledger from its first leaf to its last, page by page, without holding up those
 * who write. The copies outside the database are read before the log is, so that a copy of a larger
 * log always means that the log has shrunk.
 */
@ApplicationScoped
public class LedgerInspection {

  private final TenantPool tenants;
  private final LedgerKeys keys;
  private final Archives archives;

  @Inject
  public LedgerInspection(TenantPool tenants, LedgerKeys keys, Archives archives) {
    this.tenants = tenants;
    this.keys = keys;
    this.archives = archives;
  }

  /** Progress and faults as they come, the verdict last. */
  public Multi<VerifyLedgerResponse> of(String tenant) {
    return Multi.createFrom()
        .emitter(
            out -> {
              Report report = new Report(out::emit);
              Cancellable work =
                  run(tenant, report)
                      .subscribe()
                      .with(
                          done -> {
                            report.end();
                            out.complete();
                          },
                          out::fail);
              out.onTermination(work::cancel);
            });
  }

  private Uni<Void> run(String tenant, Report report) {
    return archives
        .all(tenant)
        .chain(
            copies ->
                tenants
                    .in(tenant, connection -> Snapshot.of(connection, tenant))
                    .chain(snapshot -> run(tenant, report, copies, snapshot)));
  }

  private Uni<Void> run(String tenant, Report report, List<String> copies, Snapshot snapshot) {
    Heads heads = new Heads(keys.origin(tenant), keys.keys(tenant), report);
    TreeCheck tree = new TreeCheck(tenant, heads, heads.copies(copies, snapshot.size()), report);
    FindingCheck findings = new FindingCheck(snapshot, report);
    return new TreePages(tenants, tenant, snapshot, tree, report)
        .run()
        .chain(() -> new FindingPages(tenants, tenant, snapshot, findings, report).run())
        .chain(() -> new AttestationPages(tenants, tenant, snapshot, report).run())
        .chain(() -> new WithdrawalPages(tenants, tenant, snapshot, report).run());
  }
}
