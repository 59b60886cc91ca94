package io.plumbline.catalog.publication;

import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.practice.PracticeRepository;
import io.plumbline.catalog.practice.PracticeService;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes event and audit record of a publication into the transaction that made it. */
@ApplicationScoped
public class Announcer {

  private final PracticeRepository repository;
  private final PracticeService practices;
  private final Outbox outbox;
  private final Audit audit;

  @Inject
  public Announcer(
      PracticeRepository repository, PracticeService practices, Outbox outbox, Audit audit) {
    this.repository = repository;
    this.practices = practices;
    this.outbox = outbox;
    this.audit = audit;
  }

  /**
   * Tells of a published edition, which has been written before.
   *
   * @param method what published it, for the audit trail
   */
  public Uni<Void> published(Mutiny.Session session, Edition edition, String method) {
    return repository
        .all(session, edition)
        .chain(found -> practices.checked(session, edition.name(), found))
        .map(checked -> EditionEvents.published(edition, checked))
        .chain(event -> announce(session, event, method, "published"));
  }

  Uni<Void> deprecated(Mutiny.Session session, Edition edition, String method) {
    return announce(session, EditionEvents.deprecated(edition), method, "deprecated");
  }

  private Uni<Void> announce(
      Mutiny.Session session, OutboxEvent event, String method, String outcome) {
    return outbox
        .write(session, event)
        .chain(() -> audit.record(session, AuditEntry.of(method, event.subject(), outcome)));
  }
}
