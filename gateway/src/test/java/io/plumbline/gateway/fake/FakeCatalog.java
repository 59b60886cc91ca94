package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.gateway.preview.Fixtures;
import io.plumbline.proto.catalog.v1.Confidence;
import io.plumbline.proto.catalog.v1.CrosswalkServiceGrpc;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.GetPracticeRequest;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.ListEditionsResponse;
import io.plumbline.proto.catalog.v1.ListMappingSetsRequest;
import io.plumbline.proto.catalog.v1.ListMappingSetsResponse;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.ListPracticesResponse;
import io.plumbline.proto.catalog.v1.MappingServiceGrpc;
import io.plumbline.proto.catalog.v1.MappingSet;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.Relation;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.proto.catalog.v1.ResolvedPractice;
import java.util.Locale;

/** Two editions. */
class FakeCatalog extends FrameworkServiceGrpc.FrameworkServiceImplBase {
  private static final Edition EDITION =
      Edition.newBuilder()
          .setName(FakeAssessments.EDITION)
          .setDisplayName("AWS Well-Architected Framework: Security Pillar")
          .setState(Edition.State.STATE_PUBLISHED)
          .setPracticeCount(60)
          .setConceptCount(54)
          .setBuiltIn(true)
          .setContentHash("ab12")
          .build();
  private static final Edition CURRENT =
      EDITION.toBuilder()
          .setName(FakeUpgrades.CURRENT)
          .setDisplayName("AWS Well-Architected Framework: Security Pillar (index)")
          .setPracticeCount(63)
          .setConceptCount(63)
          .setContentHash("cd34")
          .build();

  @Override
  public void getEdition(GetEditionRequest request, StreamObserver<Edition> out) {
    FakeAssessments.done(out, EDITION);
  }

  @Override
  public void listEditions(ListEditionsRequest request, StreamObserver<ListEditionsResponse> out) {
    FakeAssessments.done(
        out, ListEditionsResponse.newBuilder().addEditions(EDITION).addEditions(CURRENT).build());
  }

  @Override
  public void getPractice(GetPracticeRequest request, StreamObserver<Practice> out) {
    FakeAssessments.done(
        out,
        Practice.newBuilder()
            .setName(request.getName())
            .setDescription("What the practice asks for.")
            .setDocumentationUri("https://docs.aws.amazon.com/x.html")
            .build());
  }

  @Override
  public void listPractices(
      ListPracticesRequest request, StreamObserver<ListPracticesResponse> out) {
    ListPracticesResponse.Builder page = ListPracticesResponse.newBuilder();
    for (String[] row : Fixtures.practices()) {
      page.addPractices(
          Practice.newBuilder()
              .setName(FakeAssessments.EDITION + "/practices/" + row[0].toLowerCase(Locale.ROOT))
              .setPracticeId(row[0])
              .setTitle(row[1])
              .setArea(row[2])
              .setTopic(row[3])
              .setDescription(row[5])
              .setDocumentationUri(row[6])
              .setRuleCount(page.getPracticesCount() % 4));
    }
    FakeAssessments.done(out, page.build());
  }

  /** One practice for each concept but one. */
  static final class Crosswalk extends CrosswalkServiceGrpc.CrosswalkServiceImplBase {
    @Override
    public void resolvePractice(
        ResolvePracticeRequest request, StreamObserver<ResolvePracticeResponse> out) {
      ResolvePracticeResponse.Builder resolved =
          ResolvePracticeResponse.newBuilder().setConcept(request.getReference());
      if (request.getReference().equals("elsewhere")) {
        resolved.setMissing("The built-in edition has no practice for it; SEC04-BP01 is near.");
      } else {
        resolved.addPractices(
            ResolvedPractice.newBuilder()
                .setPracticeId("SEC02-BP01")
                .setTitle("Use strong sign-in mechanisms")
                .setRelation(Relation.RELATION_EQUAL)
                .setConfidence(Confidence.CONFIDENCE_HIGH)
                .setReason("same title"));
      }
      FakeAssessments.done(out, resolved.build());
    }
  }

  /** One mapping set. */
  static final class Mappings extends MappingServiceGrpc.MappingServiceImplBase {
    @Override
    public void listMappingSets(
        ListMappingSetsRequest request, StreamObserver<ListMappingSetsResponse> out) {
      FakeAssessments.done(
          out,
          ListMappingSetsResponse.newBuilder()
              .addMappingSets(
                  MappingSet.newBuilder()
                      .setName("mappingSets/prowler-aws")
                      .setScanner("prowler")
                      .setTrust("published")
                      .setRuleCount(512)
                      .setPublishTime(FakeAssessments.THEN))
              .build());
    }
  }
}
