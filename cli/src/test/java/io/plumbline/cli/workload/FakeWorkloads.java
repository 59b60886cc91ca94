package io.plumbline.cli.workload;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps workloads in memory as the service would, two a page. */
final class FakeWorkloads extends WorkloadServiceGrpc.WorkloadServiceImplBase {
  private static final int PAGE = 2;

  final Map<String, Workload> stored = new TreeMap<>();
  final List<String> writes = new ArrayList<>();
  String wrongUnit = "";
  private int version;

  @Override
  public void listWorkloads(
      ListWorkloadsRequest request, StreamObserver<ListWorkloadsResponse> out) {
    List<Workload> after =
        stored.values().stream()
            .filter(w -> request.getShowArchived() || !w.hasArchiveTime())
            .filter(w -> w.getName().compareTo(request.getPageToken()) > 0)
            .toList();
    ListWorkloadsResponse.Builder page = ListWorkloadsResponse.newBuilder();
    after.stream().limit(PAGE).forEach(page::addWorkloads);
    if (after.size() > PAGE) {
      page.setNextPageToken(after.get(PAGE - 1).getName());
    }
    out.onNext(page.build());
    out.onCompleted();
  }

  @Override
  public void createWorkload(CreateWorkloadRequest request, StreamObserver<Workload> out) {
    Workload workload =
        request.getWorkload().toBuilder().setName("workloads/" + request.getWorkloadId()).build();
    write("create", workload, request.getValidateOnly(), out);
  }

  @Override
  public void updateWorkload(UpdateWorkloadRequest request, StreamObserver<Workload> out) {
    Workload before = stored.get(request.getWorkload().getName());
    if (stale(before, request.getWorkload().getEtag(), out)) {
      return;
    }
    Workload.Builder merged = before.toBuilder();
    for (String path : request.getUpdateMask().getPathsList()) {
      FieldDescriptor field = Workload.getDescriptor().findFieldByName(path);
      merged.setField(field, request.getWorkload().getField(field));
    }
    String what = "update " + String.join(",", request.getUpdateMask().getPathsList());
    write(what, merged.build(), request.getValidateOnly(), out);
  }

  @Override
  public void archiveWorkload(ArchiveWorkloadRequest request, StreamObserver<Workload> out) {
    Workload before = stored.get(request.getName());
    if (!stale(before, request.getEtag(), out)) {
      Timestamp now = Timestamp.newBuilder().setSeconds(1).build();
      write("archive", before.toBuilder().setArchiveTime(now).build(), false, out);
    }
  }

  @Override
  public void restoreWorkload(RestoreWorkloadRequest request, StreamObserver<Workload> out) {
    Workload before = stored.get(request.getName());
    if (!stale(before, request.getEtag(), out)) {
      write("restore", before.toBuilder().clearArchiveTime().build(), false, out);
    }
  }

  private static boolean stale(Workload before, String etag, StreamObserver<Workload> out) {
    boolean stale = !before.getEtag().equals(etag);
    if (stale) {
      out.onError(io.grpc.Status.ABORTED.asRuntimeException());
    }
    return stale;
  }

  private void write(
      String what, Workload workload, boolean onlyChecked, StreamObserver<Workload> out) {
    if (!wrongUnit.isEmpty() && workload.getUnit().equals(wrongUnit)) {
      BadRequest.FieldViolation violation =
          BadRequest.FieldViolation.newBuilder()
              .setField("workload.unit")
              .setDescription("is no path")
              .build();
      out.onError(
          StatusProto.toStatusRuntimeException(
              Status.newBuilder()
                  .setCode(Code.INVALID_ARGUMENT_VALUE)
                  .addDetails(
                      Any.pack(BadRequest.newBuilder().addFieldViolations(violation).build()))
                  .build()));
      return;
    }
    Workload kept = workload.toBuilder().setEtag("\"" + ++version + "\"").build();
    if (!onlyChecked) {
      stored.put(kept.getName(), kept);
      writes.add(what + " " + kept.getName());
    }
    out.onNext(kept);
    out.onCompleted();
  }
}
