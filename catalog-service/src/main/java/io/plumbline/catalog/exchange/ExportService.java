package io.plumbline.catalog.exchange;

import com.google.protobuf.ByteString;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.edition.EditionRepository;
import io.plumbline.catalog.markdown.CanonicalForm;
import io.plumbline.catalog.practice.Practice;
import io.plumbline.catalog.practice.PracticeRepository;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.ExportEditionResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes stored editions as documents. */
@ApplicationScoped
public class ExportService {

  private final TenantTransaction transaction;
  private final EditionRepository editions;
  private final PracticeRepository practices;

  @Inject
  public ExportService(
      TenantTransaction transaction, EditionRepository editions, PracticeRepository practices) {
    this.transaction = transaction;
    this.editions = editions;
    this.practices = practices;
  }

  /** The edition in its canonical form: for the seed, the very bytes it was imported from. */
  public Uni<ExportEditionResponse> export(EditionName name) {
    return transaction.in(
        Caller.current().tenant(),
        session ->
            editions
                .require(session, name)
                .chain(
                    edition -> practices.all(session, edition).map(all -> document(edition, all))));
  }

  private static ExportEditionResponse document(Edition edition, List<Practice> practices) {
    EditionName name = edition.name();
    return ExportEditionResponse.newBuilder()
        .setContent(ByteString.copyFromUtf8(CanonicalForm.text(outline(edition, practices))))
        .setFormat(DocumentFormat.DOCUMENT_FORMAT_MARKDOWN)
        .setFileName(name.framework() + "-" + name.edition() + ".md")
        .build();
  }

  /** The outline that the stored practices, in their order, were made of. */
  static Outline outline(Edition edition, List<Practice> practices) {
    TreeMap<Integer, TreeMap<Integer, List<Practice>>> numbered = new TreeMap<>();
    for (Practice practice : practices) {
      numbered
          .computeIfAbsent(practice.areaNumber(), n -> new TreeMap<>())
          .computeIfAbsent(practice.topicNumber(), n -> new ArrayList<>())
          .add(practice);
    }
    List<Outline.Area> areas = numbered.values().stream().map(ExportService::area).toList();
    return new Outline(edition.displayName(), areas);
  }

  private static Outline.Area area(Map<Integer, List<Practice>> topics) {
    return new Outline.Area(
        topics.values().iterator().next().get(0).area(),
        topics.values().stream().map(ExportService::topic).toList());
  }

  private static Outline.Topic topic(List<Practice> practices) {
    return new Outline.Topic(
        practices.get(0).topic(), 0, practices.stream().map(ExportService::practice).toList());
  }

  private static Outline.Practice practice(Practice practice) {
    return new Outline.Practice(
        practice.practiceId(),
        practice.title(),
        practice.description(),
        practice.url(),
        practice.sourceLine(),
        practice.raw());
  }
}
