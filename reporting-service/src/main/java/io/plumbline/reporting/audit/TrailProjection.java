package io.plumbline.reporting.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.proto.audit.events.v1.AuditRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Keeps the audit records of all services as the bytes they were chained by. A record that came
 * before changes nothing; another one in its place goes to the dead letters, for somebody has
 * forked the chain.
 */
@ApplicationScoped
public class TrailProjection implements EventHandler {

  @Override
  public String consumer() {
    return "reporting.audit";
  }

  @Override
  public Set<String> topics() {
    return Set.of(
        "plumbline.assessment.audit.v1",
        "plumbline.catalog.audit.v1",
        "plumbline.evidence.audit.v1",
        "plumbline.reporting.audit.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    TrailRecord record = record(event);
    return TrailTable.insert(connection, record)
        .chain(
            inserted ->
                inserted
                    ? TrailTable.advance(connection, record)
                    : TrailTable.holds(connection, record)
                        .invoke(held -> refuseFork(held, record))
                        .replaceWithVoid());
  }

  private static TrailRecord record(ReceivedEvent event) {
    AuditRecorded recorded = event.payload(AuditRecorded.parser());
    AuditRecord content = content(recorded);
    if (!content.getTenant().equals(event.tenant())
        || !event.source().equals("/plumbline/" + content.getService())) {
      throw new PoisonEventException("the record is of another tenant or service");
    }
    return new TrailRecord(content, recorded.getRecord(), recorded.getHash());
  }

  private static AuditRecord content(AuditRecorded recorded) {
    try {
      return AuditRecord.parseFrom(recorded.getRecord());
    } catch (InvalidProtocolBufferException e) {
      throw new PoisonEventException("record is not readable: " + e.getMessage());
    }
  }

  private static void refuseFork(boolean held, TrailRecord record) {
    if (!held) {
      throw new PoisonEventException("another record is at the place of " + record.name());
    }
  }
}
