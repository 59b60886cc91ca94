package io.plumbline.evidence.source;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.CreateSourceRequest;
import io.plumbline.proto.evidence.v1.GetSourceRequest;
import io.plumbline.proto.evidence.v1.ListSourcesRequest;
import io.plumbline.proto.evidence.v1.ListSourcesResponse;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.UpdateSourceRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code SourceService}. */
@GrpcService
public class SourceGrpcService implements io.plumbline.proto.evidence.v1.SourceService {

  private final SourceService sources;

  @Inject
  public SourceGrpcService(SourceService sources) {
    this.sources = sources;
  }

  @Override
  public Uni<Source> createSource(CreateSourceRequest request) {
    return sources.create(Caller.current().tenant(), request);
  }

  @Override
  public Uni<Source> getSource(GetSourceRequest request) {
    return sources.get(Caller.current().tenant(), request.getName());
  }

  @Override
  public Uni<ListSourcesResponse> listSources(ListSourcesRequest request) {
    return sources.list(Caller.current().tenant(), request);
  }

  @Override
  public Uni<Source> updateSource(UpdateSourceRequest request) {
    return sources.update(Caller.current().tenant(), request);
  }
}
