package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.AuditRecord;
import io.plumbline.proto.reporting.v1.AuditServiceGrpc;
import io.plumbline.proto.reporting.v1.Buckets;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportRequest;
import io.plumbline.proto.reporting.v1.DownloadReportResponse;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.GetReportRequest;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.LeaningPractice;
import io.plumbline.proto.reporting.v1.ListAuditRecordsRequest;
import io.plumbline.proto.reporting.v1.ListAuditRecordsResponse;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.ListReportsResponse;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.PortfolioEdition;
import io.plumbline.proto.reporting.v1.PortfolioPractice;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.Score;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailRequest;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailResponse;
import io.plumbline.proto.reporting.v1.WallBrick;

/** Scores, one report and one audit record. */
final class FakeReporting {
  private static final String REPORT =
      "workloads/payments/reports/0190a0a0-0000-7000-8000-000000000000";
  private static final String EDITION = "frameworks/aws-wa-security/editions/seed";
  private static final Score SCORE =
      Score.newBuilder()
          .setTotal(60)
          .setBuckets(Buckets.newBuilder().setConfirmed(20).setContradicted(7).setUnknown(33))
          .setProvenBasisPoints(4370)
          .setDeclaredBasisPoints(7100)
          .build();

  private FakeReporting() {}

  /** Scores. */
  static final class Scorecards extends ScorecardServiceGrpc.ScorecardServiceImplBase {
    @Override
    public void getScorecard(GetScorecardRequest request, StreamObserver<Scorecard> out) {
      FakeAssessments.done(
          out,
          Scorecard.newBuilder()
              .setName(request.getName())
              .setPractices(SCORE)
              .setConcepts(SCORE.toBuilder().setTotal(54))
              .setCoverageBasisPoints(6150)
              .build());
    }

    @Override
    public void getPortfolio(GetPortfolioRequest request, StreamObserver<Portfolio> out) {
      PortfolioRow.Builder row =
          PortfolioRow.newBuilder()
              .setWorkload("workloads/payments")
              .setDisplayName("Payments <&>")
              .setUnit("retail")
              .setAssessment(FakeAssessments.NAME)
              .setEdition(EDITION)
              .setPractices(SCORE)
              .setCoverageBasisPoints(6150)
              .setChangeTime(FakeAssessments.THEN);
      PortfolioEdition.Builder edition = PortfolioEdition.newBuilder().setEdition(EDITION);
      for (PracticeState state : FakeAssessments.states()) {
        edition.addPractices(
            PortfolioPractice.newBuilder()
                .setPracticeId(state.getPracticeId())
                .setTitle(state.getTitle())
                .setArea(state.getArea())
                .setTopic(state.getTopic()));
        row.addWall(
            WallBrick.newBuilder()
                .setPracticeId(state.getPracticeId())
                .setBucket(state.getBucket())
                .setWeight(10));
      }
      FakeAssessments.done(
          out,
          Portfolio.newBuilder()
              .addRows(row)
              .addEditions(edition)
              .addRows(PortfolioRow.newBuilder().setWorkload("workloads/new").setDisplayName("New"))
              .setWorkloadCount(2)
              .setAssessedCount(1)
              .setPractices(SCORE)
              .setHighRiskCount(9)
              .addLeaning(
                  LeaningPractice.newBuilder()
                      .setPracticeId("SEC01-BP01")
                      .setTitle("Use strong sign-in mechanisms")
                      .setContradictedCount(1))
              .build());
    }
  }

  /** Reports. */
  static final class Reports extends ReportServiceGrpc.ReportServiceImplBase {
    @Override
    public void createReport(CreateReportRequest request, StreamObserver<Report> out) {
      FakeAssessments.done(
          out,
          Report.newBuilder()
              .setName(REPORT)
              .setState(Report.State.STATE_RUNNING)
              .setProgressPercent(10)
              .build());
    }

    @Override
    public void getReport(GetReportRequest request, StreamObserver<Report> out) {
      FakeAssessments.done(out, ready());
    }

    @Override
    public void listReports(ListReportsRequest request, StreamObserver<ListReportsResponse> out) {
      FakeAssessments.done(out, ListReportsResponse.newBuilder().addReports(ready()).build());
    }

    @Override
    public void downloadReport(
        DownloadReportRequest request, StreamObserver<DownloadReportResponse> out) {
      for (String part : new String[] {"<html>", "report", "</html>"}) {
        out.onNext(
            DownloadReportResponse.newBuilder().setChunk(ByteString.copyFromUtf8(part)).build());
      }
      out.onCompleted();
    }

    private static Report ready() {
      return Report.newBuilder()
          .setName(REPORT)
          .setState(Report.State.STATE_SUCCEEDED)
          .setFormat(Report.Format.FORMAT_HTML)
          .setProgressPercent(100)
          .setByteCount(9000)
          .setFileName("payments \"report\".html")
          .setAuthor("ana")
          .setCreateTime(FakeAssessments.THEN)
          .build();
    }
  }

  /** Audit. */
  static final class Audit extends AuditServiceGrpc.AuditServiceImplBase {
    @Override
    public void listAuditRecords(
        ListAuditRecordsRequest request, StreamObserver<ListAuditRecordsResponse> out) {
      FakeAssessments.done(
          out,
          ListAuditRecordsResponse.newBuilder()
              .addAuditRecords(
                  AuditRecord.newBuilder()
                      .setService("assessment")
                      .setSequence(1)
                      .setPrincipal("ana")
                      .setMethod("plumbline.assessment.v1.AssessmentService/UpdateAnswer")
                      .setResource(FakeAssessments.NAME)
                      .setOutcome("OK")
                      .setChangeTime(FakeAssessments.THEN))
              .build());
    }

    @Override
    public void verifyAuditTrail(
        VerifyAuditTrailRequest request, StreamObserver<VerifyAuditTrailResponse> out) {
      FakeAssessments.done(out, VerifyAuditTrailResponse.getDefaultInstance());
    }
  }
}
