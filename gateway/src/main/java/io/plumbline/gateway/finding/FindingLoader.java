package io.plumbline.gateway.finding;

import io.grpc.Status;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.catalog.v1.ListMappingSetsRequest;
import io.plumbline.proto.catalog.v1.MappingSet;
import io.plumbline.proto.catalog.v1.MutinyCrosswalkServiceGrpc.MutinyCrosswalkServiceStub;
import io.plumbline.proto.catalog.v1.MutinyMappingServiceGrpc.MutinyMappingServiceStub;
import io.plumbline.proto.catalog.v1.ResolvePracticeRequest;
import io.plumbline.proto.catalog.v1.ResolvePracticeResponse;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.GetFindingRequest;
import io.plumbline.proto.evidence.v1.MutinyFindingServiceGrpc.MutinyFindingServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads one finding and what its rule speaks to. */
@RequestScoped
public class FindingLoader {
  private static final Logger LOG = Logger.getLogger(FindingLoader.class);
  private static final int ALL = 1000;

  private final MutinyFindingServiceStub findings;
  private final MutinyCrosswalkServiceStub crosswalk;
  private final MutinyMappingServiceStub mappings;
  private final Calls calls;

  FindingLoader(
      @GrpcClient("evidence") MutinyFindingServiceStub findings,
      @GrpcClient("catalog") MutinyCrosswalkServiceStub crosswalk,
      @GrpcClient("catalog") MutinyMappingServiceStub mappings,
      Calls calls) {
    this.findings = findings;
    this.crosswalk = crosswalk;
    this.mappings = mappings;
    this.calls = calls;
  }

  /** The finding; fails as the call does. */
  public Uni<Finding> finding(String id) {
    return calls
        .on(findings)
        .getFinding(GetFindingRequest.newBuilder().setName("findings/" + id).build());
  }

  /** What its concepts mean in the built-in edition; those that can not be read say nothing. */
  public Uni<List<ResolvePracticeResponse>> meanings(Finding finding) {
    return Multi.createFrom()
        .iterable(finding.getConceptsList())
        .onItem()
        .transformToUniAndConcatenate(this::meaning)
        .collect()
        .asList();
  }

  /** The mapping sets of its scanner; none when they can not be read. */
  public Uni<List<MappingSet>> mappingSets(Finding finding) {
    String scanner = finding.getRule().split(":", 2)[0];
    return calls
        .on(mappings)
        .listMappingSets(ListMappingSetsRequest.newBuilder().setPageSize(ALL).build())
        .map(
            found ->
                found.getMappingSetsList().stream()
                    .filter(set -> set.getScanner().equals(scanner))
                    .toList())
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("mapping sets are missing reason=%s", failure.getMessage());
              return List.of();
            });
  }

  private Uni<ResolvePracticeResponse> meaning(String concept) {
    return calls
        .on(crosswalk)
        .resolvePractice(ResolvePracticeRequest.newBuilder().setReference(concept).build())
        .onFailure()
        .recoverWithItem(
            failure -> {
              if (!Problems.is(failure, Status.Code.NOT_FOUND)) {
                LOG.warnf("a concept has no practices reason=%s", failure.getMessage());
              }
              return ResolvePracticeResponse.newBuilder().setConcept(concept).build();
            });
  }
}
