package io.plumbline.catalog.exchange;

import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.document.Reading;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.markdown.CanonicalForm;
import io.plumbline.catalog.practice.EditionContent;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.catalog.v1.CheckDocumentRequest;
import io.plumbline.proto.catalog.v1.CheckDocumentResponse;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import io.plumbline.proto.catalog.v1.ImportEditionResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Imports documents as drafts, or only checks them. */
@ApplicationScoped
public class ImportService {

  static final String METHOD = "plumbline.catalog.v1.FrameworkService/ImportEdition";

  private static final int ID_DIGITS = 12;

  private final TenantTransaction transaction;
  private final DocumentReader reader;
  private final EditionStore store;
  private final Idempotency idempotency;
  private final Crosswalk crosswalk;
  private final Clock clock;

  @Inject
  public ImportService(
      TenantTransaction transaction,
      DocumentReader reader,
      EditionStore store,
      Idempotency idempotency,
      Crosswalk crosswalk,
      Clock clock) {
    this.transaction = transaction;
    this.reader = reader;
    this.store = store;
    this.idempotency = idempotency;
    this.crosswalk = crosswalk;
    this.clock = clock;
  }

  /** Says everything that is wrong with a document, or worth a look, and stores nothing. */
  public Uni<CheckDocumentResponse> check(CheckDocumentRequest request) {
    return reader.read(request.getFormat(), request.getContent()).map(ImportService::checked);
  }

  private static CheckDocumentResponse checked(Reading reading) {
    var response =
        CheckDocumentResponse.newBuilder()
            .addAllErrors(reading.errors().stream().map(DocumentProblems::issue).toList())
            .addAllWarnings(reading.warnings().stream().map(DocumentProblems::issue).toList());
    Outline outline = reading.outline();
    if (outline != null) {
      response.setContentHash(CanonicalForm.hash(outline)).setPracticeCount(outline.size());
    }
    return response.build();
  }

  /**
   * Stores a document without errors as a draft, unless its framework holds the content already.
   */
  public Uni<ImportEditionResponse> importEdition(ImportEditionRequest request) {
    String tenant = Caller.current().tenant();
    return reader
        .read(request.getFormat(), request.getContent())
        .chain(
            reading ->
                reading.outline() == null
                    ? Uni.createFrom().failure(DocumentProblems.refusal(reading.errors()))
                    : transaction.in(
                        tenant, session -> inSession(session, tenant, request, reading)));
  }

  private Uni<ImportEditionResponse> inSession(
      Mutiny.Session session, String tenant, ImportEditionRequest request, Reading reading) {
    EditionContent draft = draft(tenant, request, reading.require());
    List<Problem> warnings = reading.warnings();
    if (request.getValidateOnly()) {
      return store.preview(session, draft, warnings);
    }
    return idempotency.once(
        session,
        new Idempotency.Call(METHOD, request.getRequestId(), request),
        ImportEditionResponse.parser(),
        () -> store.store(session, draft, warnings));
  }

  private EditionContent draft(String tenant, ImportEditionRequest request, Outline outline) {
    String id =
        request.getEditionId().isEmpty()
            ? CanonicalForm.hash(outline).substring(0, ID_DIGITS)
            : request.getEditionId();
    EditionName name = new EditionName(EditionName.frameworkOf(request.getParent()), id);
    return EditionContent.draft(
        tenant, name, outline, crosswalk, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
