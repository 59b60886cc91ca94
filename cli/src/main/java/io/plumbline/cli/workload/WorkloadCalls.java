package io.plumbline.cli.workload;

import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc.WorkloadServiceBlockingStub;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The calls that read workloads, check a plan and carry it out. */
final class WorkloadCalls {
  private static final int PAGE = 200;
  private static final String FIELD = "workload.";

  private final Connection connection;

  WorkloadCalls(Connection connection) {
    this.connection = connection;
  }

  private WorkloadServiceBlockingStub stub() {
    return connection.stub(Part.ASSESSMENT, WorkloadServiceGrpc::newBlockingStub);
  }

  /** Every workload, archived ones too, ordered by name. */
  List<Workload> all() {
    List<Workload> found = new ArrayList<>();
    String token = "";
    do {
      ListWorkloadsResponse page =
          stub()
              .listWorkloads(
                  ListWorkloadsRequest.newBuilder()
                      .setPageSize(PAGE)
                      .setShowArchived(true)
                      .setPageToken(token)
                      .build());
      found.addAll(page.getWorkloadsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return found;
  }

  /** What the service would refuse of a change, each at its place in the file. */
  List<Problem> check(Change change) {
    try {
      if (change.current().isEmpty()) {
        stub().createWorkload(creation(change).setValidateOnly(true).build());
      } else if (!change.isArchived() && !change.mask().isEmpty()) {
        stub()
            .updateWorkload(
                update(change, change.current().get().getEtag()).setValidateOnly(true).build());
      }
      return List.of();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.INVALID_ARGUMENT) {
        throw e;
      }
      return problems(change.declared(), e);
    }
  }

  private static List<Problem> problems(Declared declared, StatusRuntimeException refusal) {
    List<Problem> problems = new ArrayList<>();
    com.google.rpc.Status status = StatusProto.fromThrowable(refusal);
    for (var detail :
        status == null ? List.<com.google.protobuf.Any>of() : status.getDetailsList()) {
      if (detail.is(BadRequest.class)) {
        for (BadRequest.FieldViolation violation : violations(detail)) {
          String path = violation.getField();
          String field = path.startsWith(FIELD) ? path.substring(FIELD.length()) : path;
          problems.add(
              new Problem(
                  declared.place(field),
                  "%s, %s: %s".formatted(declared.id(), field, violation.getDescription())));
        }
      }
    }
    return problems.isEmpty()
        ? List.of(new Problem(declared.place(""), String.valueOf(refusal.getMessage())))
        : problems;
  }

  private static List<BadRequest.FieldViolation> violations(com.google.protobuf.Any detail) {
    try {
      return detail.unpack(BadRequest.class).getFieldViolationsList();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a detail of the error can not be read", e);
    }
  }

  /** Carries a change out: a workload is restored before it is changed, and archived after. */
  void apply(Change change) {
    String name = change.declared().name();
    Workload at =
        change
            .current()
            .orElseGet(() -> stub().createWorkload(creation(change).setRequestId(id()).build()));
    if (at.hasArchiveTime() && !change.declared().archived()) {
      RestoreWorkloadRequest.Builder restore = RestoreWorkloadRequest.newBuilder().setName(name);
      at = stub().restoreWorkload(restore.setEtag(at.getEtag()).setRequestId(id()).build());
    }
    if (change.current().isPresent() && !change.mask().isEmpty()) {
      at = stub().updateWorkload(update(change, at.getEtag()).setRequestId(id()).build());
    }
    if (!at.hasArchiveTime() && change.declared().archived()) {
      ArchiveWorkloadRequest.Builder archive = ArchiveWorkloadRequest.newBuilder().setName(name);
      stub().archiveWorkload(archive.setEtag(at.getEtag()).setRequestId(id()).build());
    }
  }

  private static CreateWorkloadRequest.Builder creation(Change change) {
    return CreateWorkloadRequest.newBuilder()
        .setWorkloadId(change.declared().id())
        .setWorkload(change.declared().workload());
  }

  private static UpdateWorkloadRequest.Builder update(Change change, String etag) {
    return UpdateWorkloadRequest.newBuilder()
        .setWorkload(change.declared().workload().toBuilder().setEtag(etag))
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(change.mask()));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
