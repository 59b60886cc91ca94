package io.plumbline.assessment.planning;

import io.plumbline.assessment.improvement.Improvement;
import io.plumbline.assessment.improvement.ImprovementEvent;
import io.plumbline.assessment.improvement.ImprovementEvent.Act;
import io.plumbline.assessment.improvement.ImprovementProtos;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.assessment.events.v1.ImprovementChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what follows a change in its transaction: an event that is kept, and word to others. */
@ApplicationScoped
public class ImprovementWriter {

  /** The topic of improvements. */
  static final String TOPIC = "plumbline.assessment.improvement.v1";

  private static final String TYPE = "io.plumbline.assessment.improvement.changed.v1";

  private final Outbox outbox;
  private final Audit audit;

  @Inject
  public ImprovementWriter(Outbox outbox, Audit audit) {
    this.outbox = outbox;
    this.audit = audit;
  }

  /**
   * What was done.
   *
   * @param method full name of the RPC
   * @param action for the history
   * @param from the state before, empty when there was none
   * @param changed the fields that changed
   */
  record Done(
      String method, String outcome, String action, String from, List<String> changed, Act act) {}

  /** Keeps and tells what was done to an improvement of this session. */
  Uni<io.plumbline.proto.assessment.v1.Improvement> wrote(
      Mutiny.Session session, Improvement improvement, Done done) {
    io.plumbline.proto.assessment.v1.Improvement shown =
        ImprovementProtos.proto(improvement, LocalDate.ofInstant(done.act().at(), ZoneOffset.UTC));
    ImprovementEvent event =
        new ImprovementEvent(improvement, done.action(), done.from(), done.changed(), done.act());
    return session
        .flush()
        .chain(() -> session.persist(event))
        .chain(() -> outbox.write(session, event(improvement, shown)))
        .chain(() -> audit.record(session, entry(improvement, done)))
        .replaceWith(shown);
  }

  private static OutboxEvent event(
      Improvement improvement, io.plumbline.proto.assessment.v1.Improvement shown) {
    return OutboxEvent.of(
        improvement.key().tenant(),
        TOPIC,
        shown.getName(),
        TYPE,
        shown.getName(),
        improvement.version(),
        improvement.updatedAt(),
        ImprovementChanged.newBuilder()
            .setImprovement(shown)
            .setVersion(improvement.version())
            .build());
  }

  private static AuditEntry entry(Improvement improvement, Done done) {
    return new AuditEntry(
        done.method(),
        improvement.key().name(),
        done.outcome(),
        Map.of(
            "state", improvement.state().name(),
            "changed", String.join(" ", done.changed()),
            "reason", done.act().reason()));
  }
}
