package io.plumbline.evidence.acceptance;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectorService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code SelectorService}. */
@GrpcService
public class SelectorGrpcService implements SelectorService {

  private final SelectorPreview preview;

  @Inject
  public SelectorGrpcService(SelectorPreview preview) {
    this.preview = preview;
  }

  @Override
  public Uni<PreviewSelectorResponse> previewSelector(PreviewSelectorRequest request) {
    return preview.of(Viewer.of(Caller.current()), request);
  }
}
