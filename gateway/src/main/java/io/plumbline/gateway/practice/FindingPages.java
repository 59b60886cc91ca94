package io.plumbline.gateway.practice;

import io.grpc.Status;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.proto.evidence.v1.MutinyFindingServiceGrpc.MutinyFindingServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the open findings behind a practice. */
@RequestScoped
public class FindingPages {
  /** How many are read at once; failures among them are shown first. */
  public static final int READ = 500;

  private static final Logger LOG = Logger.getLogger(FindingPages.class);

  private final MutinyFindingServiceStub findings;
  private final Calls calls;

  FindingPages(@GrpcClient("evidence") MutinyFindingServiceStub findings, Calls calls) {
    this.findings = findings;
    this.calls = calls;
  }

  /** The findings of a concept on a workload; absent when they can not be read. */
  public Uni<Optional<ListFindingsResponse>> read(AssessmentPath path, String concept) {
    String filter =
        "workload = \"%s\" AND concept = \"%s\" AND lifecycle = \"OPEN\""
            .formatted(path.workloadName(), concept);
    return calls
        .on(findings)
        .listFindings(ListFindingsRequest.newBuilder().setFilter(filter).setPageSize(READ).build())
        .map(Optional::of)
        .onFailure()
        .invoke(FindingPages::said)
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private static void said(Throwable failure) {
    if (!Problems.is(failure, Status.Code.PERMISSION_DENIED)) {
      LOG.warnf("findings can not be read reason=%s", failure.getMessage());
    }
  }
}
