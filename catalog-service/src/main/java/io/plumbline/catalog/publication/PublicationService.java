package io.plumbline.catalog.publication;

import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.catalog.edition.EditionRepository;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.catalog.v1.DeprecateEditionRequest;
import io.plumbline.proto.catalog.v1.PublishEditionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes and deprecates editions. */
@ApplicationScoped
public class PublicationService {

  private static final String PUBLISH = "plumbline.catalog.v1.FrameworkService/PublishEdition";
  private static final String DEPRECATE = "plumbline.catalog.v1.FrameworkService/DeprecateEdition";

  private final TenantTransaction transaction;
  private final EditionRepository editions;
  private final Idempotency idempotency;
  private final Announcer announcer;
  private final Clock clock;

  @Inject
  public PublicationService(
      TenantTransaction transaction,
      EditionRepository editions,
      Idempotency idempotency,
      Announcer announcer,
      Clock clock) {
    this.transaction = transaction;
    this.editions = editions;
    this.idempotency = idempotency;
    this.announcer = announcer;
    this.clock = clock;
  }

  /** Offers a draft for assessments. */
  public Uni<io.plumbline.proto.catalog.v1.Edition> publish(PublishEditionRequest request) {
    return move(
        new Idempotency.Call(PUBLISH, request.getRequestId(), request),
        EditionName.parse(request.getName()),
        request.getEtag(),
        Edition::publish,
        (session, edition) -> announcer.published(session, edition, PUBLISH));
  }

  /** Withdraws a published edition from new assessments. */
  public Uni<io.plumbline.proto.catalog.v1.Edition> deprecate(DeprecateEditionRequest request) {
    return move(
        new Idempotency.Call(DEPRECATE, request.getRequestId(), request),
        EditionName.parse(request.getName()),
        request.getEtag(),
        Edition::deprecate,
        (session, edition) -> announcer.deprecated(session, edition, DEPRECATE));
  }

  private Uni<io.plumbline.proto.catalog.v1.Edition> move(
      Idempotency.Call call,
      EditionName name,
      String etag,
      BiConsumer<Edition, Instant> step,
      BiFunction<Mutiny.Session, Edition, Uni<Void>> announce) {
    return transaction.in(
        Caller.current().tenant(),
        session ->
            idempotency.once(
                session,
                call,
                io.plumbline.proto.catalog.v1.Edition.parser(),
                () ->
                    editions
                        .require(session, name)
                        .invoke(edition -> edition.requireEtag(etag))
                        .invoke(edition -> step.accept(edition, now()))
                        .call(session::flush)
                        .call(edition -> announce.apply(session, edition))
                        .map(EditionProtos::edition)));
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
