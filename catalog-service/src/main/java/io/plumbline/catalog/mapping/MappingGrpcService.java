package io.plumbline.catalog.mapping;

import io.plumbline.proto.catalog.v1.GetMappingSetRequest;
import io.plumbline.proto.catalog.v1.ListMappingSetsRequest;
import io.plumbline.proto.catalog.v1.ListMappingSetsResponse;
import io.plumbline.proto.catalog.v1.ListRulesRequest;
import io.plumbline.proto.catalog.v1.ListRulesResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The gRPC face of mapping sets. */
@GrpcService
public class MappingGrpcService implements io.plumbline.proto.catalog.v1.MappingService {

  private static final String MAPPING_SETS = "mappingSets/";

  private final MappingService service;

  @Inject
  public MappingGrpcService(MappingService service) {
    this.service = service;
  }

  @Override
  public Uni<io.plumbline.proto.catalog.v1.MappingSet> getMappingSet(GetMappingSetRequest request) {
    return service.mappingSet(id(request.getName())).map(MappingProtos::mappingSet);
  }

  @Override
  public Uni<ListMappingSetsResponse> listMappingSets(ListMappingSetsRequest request) {
    return service
        .mappingSets(request.getPageSize(), request.getPageToken())
        .map(
            page ->
                ListMappingSetsResponse.newBuilder()
                    .addAllMappingSets(
                        page.items().stream().map(MappingProtos::mappingSet).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  @Override
  public Uni<ListRulesResponse> listRules(ListRulesRequest request) {
    return service
        .rules(
            id(request.getParent()),
            request.getConcept(),
            request.getPageSize(),
            request.getPageToken())
        .map(
            page ->
                ListRulesResponse.newBuilder()
                    .addAllRules(page.items().stream().map(MappingProtos::rule).toList())
                    .setNextPageToken(page.nextPageToken())
                    .build());
  }

  private static String id(String name) {
    return name.substring(MAPPING_SETS.length());
  }
}
