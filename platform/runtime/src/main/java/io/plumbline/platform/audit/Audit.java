package io.plumbline.platform.audit;

import com.google.protobuf.util.Timestamps;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.persistence.Commits;
import io.plumbline.platform.persistence.Statements;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records a write in its own transaction: there is no write without its record and no record
 * without its write. After the commit the {@link AuditSequencer} gives the record its place in the
 * chain of the tenant.
 */
@ApplicationScoped
public class Audit {

  private static final String WRITE =
      "insert into audit_pending (tenant, id, content) values ($1, $2, $3)";

  private final PlatformConfig config;
  private final Clock clock;
  private final Commits commits;
  private final Runnable wake;

  @Inject
  public Audit(PlatformConfig config, Clock clock, Commits commits, SequencerSignal signal) {
    this.config = config;
    this.clock = clock;
    this.commits = commits;
    this.wake = signal::wake;
  }

  /**
   * Records what the current caller does, in the transaction of this session.
   *
   * @throws IllegalStateException when there is no caller
   */
  public Uni<Void> record(Mutiny.Session session, AuditEntry entry) {
    return record(Statements.on(session), entry);
  }

  /**
   * Records what the current caller does, in the transaction of this connection.
   *
   * @throws IllegalStateException when there is no caller
   */
  public Uni<Void> record(SqlConnection connection, AuditEntry entry) {
    return record(Statements.on(connection), entry);
  }

  private Uni<Void> record(Statements statements, AuditEntry entry) {
    Caller caller = Caller.current();
    UUID id = Uuid7.at(clock.instant());
    commits.after(statements.unit(), wake);
    return statements
        .update(WRITE, caller.tenant(), id, content(caller, id, entry).toByteArray())
        .replaceWithVoid();
  }

  private AuditRecord content(Caller caller, UUID id, AuditEntry entry) {
    return AuditRecord.newBuilder()
        .setTenant(caller.tenant())
        .setService(config.service())
        .setId(id.toString())
        .setRecordTime(Timestamps.fromMillis(clock.millis()))
        .setSubject(caller.subject())
        .setSubjectDisplayName(caller.name())
        .setClientId(caller.clientId())
        .setMachine(caller.machine())
        .setOrigin(caller.origin())
        .setRequestId(caller.requestId())
        .setMethod(entry.method())
        .setResource(entry.resource())
        .setOutcome(entry.outcome())
        .putAllDetail(entry.detail())
        .build();
  }
}
