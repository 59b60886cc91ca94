package io.plumbline.evidence.maintenance;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.MaintenanceService;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;

/** The contract's {@code MaintenanceService}. */
@GrpcService
public class MaintenanceGrpcService implements MaintenanceService {

  private final RollupRecount recount;

  @Inject
  public MaintenanceGrpcService(RollupRecount recount) {
    this.recount = recount;
  }

  @Override
  public Multi<RecountRollupsResponse> recountRollups(RecountRollupsRequest request) {
    return recount.run(Caller.current().tenant(), request);
  }
}
