package io.plumbline.catalog.framework;

import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.catalog.edition.EditionService;
import io.plumbline.catalog.exchange.ExportService;
import io.plumbline.catalog.exchange.ImportService;
import io.plumbline.catalog.practice.PracticeProtos;
import io.plumbline.catalog.practice.PracticeService;
import io.plumbline.catalog.publication.PublicationService;
import io.plumbline.proto.catalog.v1.CheckDocumentRequest;
import io.plumbline.proto.catalog.v1.CheckDocumentResponse;
import io.plumbline.proto.catalog.v1.DeprecateEditionRequest;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ExportEditionRequest;
import io.plumbline.proto.catalog.v1.ExportEditionResponse;
import io.plumbline.proto.catalog.v1.Framework;
import io.plumbline.proto.catalog.v1.FrameworkService;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.GetFrameworkRequest;
import io.plumbline.proto.catalog.v1.GetPracticeRequest;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import io.plumbline.proto.catalog.v1.ImportEditionResponse;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.ListEditionsResponse;
import io.plumbline.proto.catalog.v1.ListFrameworksRequest;
import io.plumbline.proto.catalog.v1.ListFrameworksResponse;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.ListPracticesResponse;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.PublishEditionRequest;
import io.plumbline.proto.catalog.v1.SearchPracticesRequest;
import io.plumbline.proto.catalog.v1.SearchPracticesResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The gRPC face of frameworks, editions and practices. */
@GrpcService
public class FrameworkGrpcService implements FrameworkService {

  private final EditionService editions;
  private final PracticeService practices;
  private final PublicationService publication;
  private final ImportService imports;
  private final ExportService exports;

  @Inject
  public FrameworkGrpcService(
      EditionService editions,
      PracticeService practices,
      PublicationService publication,
      ImportService imports,
      ExportService exports) {
    this.editions = editions;
    this.practices = practices;
    this.publication = publication;
    this.imports = imports;
    this.exports = exports;
  }

  @Override
  public Uni<Framework> getFramework(GetFrameworkRequest request) {
    return editions
        .framework(EditionName.frameworkOf(request.getName()))
        .map(EditionProtos::framework);
  }

  @Override
  public Uni<ListFrameworksResponse> listFrameworks(ListFrameworksRequest request) {
    return editions
        .frameworks(request.getPageSize(), request.getPageToken())
        .map(
            page ->
                ListFrameworksResponse.newBuilder()
                    .addAllFrameworks(page.items().stream().map(EditionProtos::framework).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  @Override
  public Uni<Edition> getEdition(GetEditionRequest request) {
    return editions.edition(EditionName.parse(request.getName())).map(EditionProtos::edition);
  }

  @Override
  public Uni<ListEditionsResponse> listEditions(ListEditionsRequest request) {
    return editions
        .editions(
            EditionName.frameworkOf(request.getParent()),
            request.getPageSize(),
            request.getPageToken())
        .map(
            page ->
                ListEditionsResponse.newBuilder()
                    .addAllEditions(page.items().stream().map(EditionProtos::edition).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  @Override
  public Uni<Practice> getPractice(GetPracticeRequest request) {
    String name = request.getName();
    return practices
        .practice(EditionName.parse(name), name.substring(name.lastIndexOf('/') + 1))
        .map(PracticeProtos::practice);
  }

  @Override
  public Uni<ListPracticesResponse> listPractices(ListPracticesRequest request) {
    return practices
        .practices(
            EditionName.parse(request.getParent()), request.getPageSize(), request.getPageToken())
        .map(
            page ->
                ListPracticesResponse.newBuilder()
                    .addAllPractices(page.items().stream().map(PracticeProtos::practice).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  @Override
  public Uni<SearchPracticesResponse> searchPractices(SearchPracticesRequest request) {
    return practices
        .search(
            EditionName.parse(request.getParent()),
            request.getQuery(),
            request.getPageSize(),
            request.getPageToken())
        .map(
            page ->
                SearchPracticesResponse.newBuilder()
                    .addAllPractices(page.items().stream().map(PracticeProtos::practice).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  @Override
  public Uni<CheckDocumentResponse> checkDocument(CheckDocumentRequest request) {
    return imports.check(request);
  }

  @Override
  public Uni<ImportEditionResponse> importEdition(ImportEditionRequest request) {
    return imports.importEdition(request);
  }

  @Override
  public Uni<Edition> publishEdition(PublishEditionRequest request) {
    return publication.publish(request);
  }

  @Override
  public Uni<Edition> deprecateEdition(DeprecateEditionRequest request) {
    return publication.deprecate(request);
  }

  @Override
  public Uni<ExportEditionResponse> exportEdition(ExportEditionRequest request) {
    return exports.export(EditionName.parse(request.getName()));
  }
}
