package io.plumbline.cli.bench;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.realm.SampleClient;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateSourceRequest;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.SourceServiceGrpc;
import java.util.ArrayList;
import java.util.List;

/**
 * What the findings of a bench belong to: eight workloads over 24 accounts, three accounts each;
 * every second workload has the first account of the next one too, so that some findings belong to
 * two.
 */
final class BenchEstate {
  static final int ACCOUNTS = 24;
  private static final int WORKLOADS = 8;
  private static final int EACH = ACCOUNTS / WORKLOADS;

  private BenchEstate() {}

  /** The account of that place; places beyond the last start over. */
  static String account(int place) {
    return "9000000000%02d".formatted(place % ACCOUNTS);
  }

  /** How many workloads the findings of an account belong to. */
  static int routes(int place) {
    int account = place % ACCOUNTS;
    return account % EACH == 0 && account / EACH % 2 == 1 ? 2 : 1;
  }

  /** Makes the source and the workloads, unless they are there. */
  static void make(Connection connection) {
    ifAbsent(
        () ->
            connection
                .stub(Part.EVIDENCE, SourceServiceGrpc::newBlockingStub)
                .createSource(source()));
    for (int i = 0; i < WORKLOADS; i++) {
      CreateWorkloadRequest workload = workload(i);
      ifAbsent(
          () ->
              connection
                  .stub(Part.ASSESSMENT, WorkloadServiceGrpc::newBlockingStub)
                  .createWorkload(workload));
    }
  }

  /** Waits until the evidence service has heard of every workload. */
  static void await(BenchDatabase database) throws InterruptedException {
    database.await(
        "the evidence service knows the workloads",
        "select count(*) = " + WORKLOADS + " from workload where tenant = ?",
        SampleClient.BENCH.tenant());
  }

  private static CreateSourceRequest source() {
    return CreateSourceRequest.newBuilder()
        .setSourceId(SampleClient.BENCH.id())
        .setSource(
            Source.newBuilder()
                .setDisplayName("Generated findings")
                .setClientId(SampleClient.BENCH.id())
                .setProduct("*")
                .addAccounts("*"))
        .build();
  }

  private static CreateWorkloadRequest workload(int i) {
    List<String> accounts = new ArrayList<>();
    for (int account = i * EACH; account < (i + 1) * EACH; account++) {
      accounts.add(account(account));
    }
    if (i % 2 == 0) {
      accounts.add(account((i + 1) * EACH));
    }
    return CreateWorkloadRequest.newBuilder()
        .setWorkloadId("bench-" + i)
        .setWorkload(
            Workload.newBuilder()
                .setDisplayName("Bench " + i)
                .setOwner("bench")
                .setEnvironment(Workload.Environment.ENVIRONMENT_PREPRODUCTION)
                .setCriticality(Workload.Criticality.CRITICALITY_LOW)
                .setVisibility(Workload.Visibility.VISIBILITY_OPEN)
                .addAllAccounts(accounts))
        .build();
  }

  private static void ifAbsent(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
