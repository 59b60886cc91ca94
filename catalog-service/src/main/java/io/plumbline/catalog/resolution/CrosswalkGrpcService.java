package io.plumbline.catalog.resolution;

import io.plumbline.catalog.crosswalk.Confidence;
import io.plumbline.catalog.crosswalk.Relation;
import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.practice.Practice;
import io.plumbline.proto.catalog.v1.CrosswalkService;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.proto.catalog.v1.ResolvedPractice;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The gRPC face of the crosswalk. */
@GrpcService
public class CrosswalkGrpcService implements CrosswalkService {

  private final ResolutionService service;

  @Inject
  public CrosswalkGrpcService(ResolutionService service) {
    this.service = service;
  }

  @Override
  public Uni<ResolvePracticeResponse> resolvePractice(ResolvePracticeRequest request) {
    return service
        .resolve(request.getReference(), request.getEdition())
        .map(CrosswalkGrpcService::response);
  }

  private static ResolvePracticeResponse response(Resolution resolution) {
    return ResolvePracticeResponse.newBuilder()
        .setConcept(resolution.concept())
        .addAllPractices(
            resolution.practices().stream().map(CrosswalkGrpcService::practice).toList())
        .setMissing(resolution.missing())
        .build();
  }

  private static ResolvedPractice practice(Candidate candidate) {
    Practice practice = candidate.practice();
    return ResolvedPractice.newBuilder()
        .setPractice(BuiltIn.EDITION.practice(practice.practice()))
        .setPracticeId(practice.practiceId())
        .setTitle(practice.title())
        .setRelation(relation(candidate.relation()))
        .setConfidence(confidence(candidate.confidence()))
        .setReason(candidate.reason())
        .build();
  }

  private static io.plumbline.proto.catalog.v1.Relation relation(Relation relation) {
    return switch (relation) {
      case EQUAL -> io.plumbline.proto.catalog.v1.Relation.RELATION_EQUAL;
      case SUCCESSOR -> io.plumbline.proto.catalog.v1.Relation.RELATION_SUCCESSOR;
      case MERGED -> io.plumbline.proto.catalog.v1.Relation.RELATION_MERGED;
    };
  }

  private static io.plumbline.proto.catalog.v1.Confidence confidence(Confidence confidence) {
    return switch (confidence) {
      case NONE -> io.plumbline.proto.catalog.v1.Confidence.CONFIDENCE_UNSPECIFIED;
      case LOW -> io.plumbline.proto.catalog.v1.Confidence.CONFIDENCE_LOW;
      case MEDIUM -> io.plumbline.proto.catalog.v1.Confidence.CONFIDENCE_MEDIUM;
      case HIGH -> io.plumbline.proto.catalog.v1.Confidence.CONFIDENCE_HIGH;
      case CERTAIN -> io.plumbline.proto.catalog.v1.Confidence.CONFIDENCE_CERTAIN;
    };
  }
}
