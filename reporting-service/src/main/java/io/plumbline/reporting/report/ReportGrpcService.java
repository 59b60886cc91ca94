package io.plumbline.reporting.report;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportResponse;
import io.plumbline.proto.reporting.v1.GetReportRequest;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ListReportsResponse;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.WatchReportRequest;
import io.plumbline.reporting.projection.Sight;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;

/**
 * Reports over gRPC. The form with observers, because a download must not be faster than its
 * reader: the reactive form of a server stream buffers without bound.
 */
@GrpcService
public class ReportGrpcService extends ReportServiceGrpc.ReportServiceImplBase {

  private final Reports reports;
  private final ReportList list;
  private final ReportWatch watch;
  private final Downloads downloads;
  private final ExceptionHandlerProvider errors;

  @Inject
  public ReportGrpcService(
      Reports reports,
      ReportList list,
      ReportWatch watch,
      Downloads downloads,
      ExceptionHandlerProvider errors) {
    this.reports = reports;
    this.list = list;
    this.watch = watch;
    this.downloads = downloads;
    this.errors = errors;
  }

  @Override
  public void createReport(CreateReportRequest request, StreamObserver<Report> out) {
    answer(reports.create(Caller.current(), request), out);
  }

  @Override
  public void getReport(GetReportRequest request, StreamObserver<Report> out) {
    answer(reports.get(Sight.of(Caller.current()), request.getName()), out);
  }

  @Override
  public void listReports(ListReportsRequest request, StreamObserver<ListReportsResponse> out) {
    answer(list.page(Sight.of(Caller.current()), request), out);
  }

  @Override
  public void watchReport(WatchReportRequest request, StreamObserver<Report> out) {
    Cancellable running =
        watch
            .states(Sight.of(Caller.current()), request.getName())
            .subscribe()
            .with(out::onNext, failure -> fail(out, failure), out::onCompleted);
    ((ServerCallStreamObserver<Report>) out).setOnCancelHandler(running::cancel);
  }

  @Override
  public void downloadReport(
      DownloadReportRequest request, StreamObserver<DownloadReportResponse> out) {
    ServerCallStreamObserver<DownloadReportResponse> call =
        (ServerCallStreamObserver<DownloadReportResponse>) out;
    Download download = new Download(call, failure -> fail(out, failure));
    call.setOnReadyHandler(download::proceed);
    call.setOnCancelHandler(download::stop);
    downloads
        .open(Sight.of(Caller.current()), request.getName())
        .subscribe()
        .with(download::start, failure -> fail(out, failure));
  }

  private <T> void answer(Uni<T> answer, StreamObserver<T> out) {
    answer
        .subscribe()
        .with(
            item -> {
              out.onNext(item);
              out.onCompleted();
            },
            failure -> fail(out, failure));
  }

  private void fail(StreamObserver<?> out, Throwable failure) {
    out.onError(errors.transform(failure));
  }
}
