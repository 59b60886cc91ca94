package io.plumbline.catalog.exchange;

import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.catalog.edition.EditionRepository;
import io.plumbline.catalog.edition.Framework;
import io.plumbline.catalog.practice.EditionContent;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.catalog.v1.ErrorReason;
import io.plumbline.proto.catalog.v1.ImportEditionResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Stores a draft if its framework takes it and does not hold the content already. */
@ApplicationScoped
class EditionStore {

  private final EditionRepository editions;
  private final ForeignMeanings meanings;
  private final Audit audit;

  @Inject
  EditionStore(EditionRepository editions, ForeignMeanings meanings, Audit audit) {
    this.editions = editions;
    this.meanings = meanings;
    this.audit = audit;
  }

  /** What {@link #store} would answer; stores nothing. */
  Uni<ImportEditionResponse> preview(
      Mutiny.Session session, EditionContent draft, List<Problem> warnings) {
    return meanings
        .warnings(session, draft)
        .chain(
            foreign -> existing(session, draft).map(old -> answer(draft, old, warnings, foreign)));
  }

  /** Stores the draft; its framework too when the tenant has none of that name. */
  Uni<ImportEditionResponse> store(
      Mutiny.Session session, EditionContent draft, List<Problem> warnings) {
    return meanings
        .warnings(session, draft)
        .chain(
            foreign ->
                existing(session, draft)
                    .call(old -> old == null ? persist(session, draft) : nothing())
                    .map(old -> answer(draft, old, warnings, foreign)));
  }

  /** The edition that holds the content; {@code null} when the draft may be stored. */
  private Uni<@Nullable Edition> existing(Mutiny.Session session, EditionContent draft) {
    Edition edition = draft.edition();
    return editions
        .clashing(session, edition.name(), edition.contentHash())
        .chain(
            clashing ->
                editions
                    .findFramework(session, edition.name().framework())
                    .map(framework -> existing(edition, clashing, framework)));
  }

  private static @Nullable Edition existing(
      Edition draft, List<Edition> clashing, @Nullable Framework framework) {
    for (Edition edition : clashing) {
      if (edition.contentHash().equals(draft.contentHash())) {
        return edition;
      }
    }
    if (framework != null && framework.builtIn()) {
      throw Edition.builtInCanNotChange("frameworks/" + framework.id());
    }
    if (!clashing.isEmpty()) {
      throw DomainException.alreadyExists(
          ErrorReason.ERROR_REASON_EDITION_EXISTS, "edition", draft.name().toString());
    }
    return null;
  }

  private Uni<Void> persist(Mutiny.Session session, EditionContent draft) {
    Edition edition = draft.edition();
    String name = edition.name().toString();
    return editions
        .findFramework(session, edition.name().framework())
        .call(found -> found == null ? session.persist(framework(edition)) : nothing())
        .chain(() -> session.persist(edition))
        .chain(() -> session.persistAll(draft.practices().toArray()))
        .chain(session::flush)
        .chain(() -> audit.record(session, AuditEntry.of(ImportService.METHOD, name, "created")));
  }

  private static Framework framework(Edition edition) {
    return new Framework(
        edition.tenant(),
        edition.name().framework(),
        edition.displayName(),
        edition.tenant(),
        edition.createTime());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static ImportEditionResponse answer(
      EditionContent draft, @Nullable Edition old, List<Problem> warnings, List<Problem> foreign) {
    return ImportEditionResponse.newBuilder()
        .setEdition(EditionProtos.edition(old == null ? draft.edition() : old))
        .addAllWarnings(warnings.stream().map(DocumentProblems::issue).toList())
        .addAllWarnings(foreign.stream().map(DocumentProblems::issue).toList())
        .setAlreadyExisted(old != null)
        .build();
  }
}
