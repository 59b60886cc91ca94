package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingClass;
import io.plumbline.proto.evidence.v1.FindingFacet;
import io.plumbline.proto.evidence.v1.FindingFacetValue;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.FindingRevision;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.GetFindingRequest;
import io.plumbline.proto.evidence.v1.Lifecycle;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.Severity;
import java.util.Map;
import java.util.TreeMap;

/** Forty findings for every question; none of rule {@code none}. */
public final class FakeFindings extends FindingServiceGrpc.FindingServiceImplBase {
  /** The one finding that can be read alone. */
  public static final String ID = "0190a0a0-0000-8000-8000-000000000009";

  /** The filter of the last list. */
  public static volatile String asked = "";

  private static final String LONG = "a-very-long-name-that-nobody-broke-".repeat(12);

  @Override
  public void listFindings(ListFindingsRequest request, StreamObserver<ListFindingsResponse> out) {
    asked = request.getFilter();
    ListFindingsResponse.Builder page = ListFindingsResponse.newBuilder();
    for (int i = 0; i < 40 && !asked.contains("\"none\""); i++) {
      page.addFindings(finding(i));
    }
    if (page.getFindingsCount() > 0) {
      page.setNextPageToken("after").setPreviousPageToken(request.getPageToken());
    }
    FakeAssessments.done(out, page.build());
  }

  @Override
  public void getFindingFacets(GetFindingFacetsRequest request, StreamObserver<FindingFacets> out) {
    FakeAssessments.done(
        out,
        FindingFacets.newBuilder()
            .setTotalCount(request.getFilter().contains("\"none\"") ? 0 : 1_234_567)
            .setExact(true)
            .addFacets(facet("workload", Map.of("payments", 1_200_000L, "", 34_567L)))
            .addFacets(facet("severity", Map.of("CRITICAL", 7L, "HIGH", 1_234_560L)))
            .addFacets(facet("observation", Map.of("FAIL", 4_567L, "PASS", 1_230_000L)))
            .addFacets(facet("rule", Map.of("prowler:rule_0", 12L, "prowler:" + LONG, 3L)))
            .build());
  }

  @Override
  public void getFinding(GetFindingRequest request, StreamObserver<Finding> out) {
    if (!request.getName().equals("findings/" + ID)) {
      out.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    FakeAssessments.done(
        out,
        finding(9).toBuilder()
            .addResourceTags("team=" + LONG)
            .setNativeId("prowler-aws-" + LONG)
            .setRaw(ByteString.copyFromUtf8("{\"a\":[1,{\"b\":\"<script>\"}],\"n\":1e400}"))
            .addRevisions(
                FindingRevision.newBuilder()
                    .setObservation(Observation.OBSERVATION_PASS)
                    .setLifecycle(Lifecycle.LIFECYCLE_OPEN)
                    .setDecision(Decision.DECISION_NONE)
                    .setObserveTime(FakeAssessments.THEN)
                    .setReplaceTime(FakeAssessments.THEN)
                    .setScan("scans/" + FakeScans.ENDED))
            .build());
  }

  private static Finding finding(int i) {
    return Finding.newBuilder()
        .setName("findings/0190a0a0-0000-8000-8000-0000000000" + (i < 10 ? "0" : "") + i)
        .setSource("sources/prowler-production")
        .setProduct("prowler")
        .setRule("prowler:rule_" + i % 3)
        .setTitle(i == 3 ? LONG : "Bucket " + i + " should not be public")
        .setResource(i == 4 ? "arn:aws:s3:::" + LONG : "arn:aws:s3:::bucket-" + i + "<script>")
        .setResourceType("AwsS3Bucket")
        .setAccount("111122223333")
        .setRegion(i % 2 == 0 ? "eu-central-1" : "")
        .setObservation(i % 10 == 9 ? Observation.OBSERVATION_FAIL : Observation.OBSERVATION_PASS)
        .setLifecycle(i == 8 ? Lifecycle.LIFECYCLE_GONE : Lifecycle.LIFECYCLE_OPEN)
        .setDecision(i == 9 ? Decision.DECISION_SUPPRESSED : Decision.DECISION_NONE)
        .setSeverity(i % 10 == 9 ? Severity.SEVERITY_CRITICAL : Severity.SEVERITY_LOW)
        .setFindingClass(FindingClass.FINDING_CLASS_COMPLIANCE)
        .setStatusText("as found")
        .setFirstObserveTime(FakeAssessments.THEN)
        .setObserveTime(FakeAssessments.THEN)
        .setExpireTime(FakeAssessments.THEN)
        .setScan("scans/" + FakeScans.ENDED)
        .addConcepts("sec_identities_enforce_mechanisms")
        .addConcepts("elsewhere")
        .addWorkloads("workloads/payments")
        .build();
  }

  private static FindingFacet facet(String field, Map<String, Long> counts) {
    FindingFacet.Builder facet =
        FindingFacet.newBuilder().setField(field).setValueCount(counts.size() + 3);
    new TreeMap<>(counts)
        .forEach(
            (value, count) ->
                facet.addValues(FindingFacetValue.newBuilder().setValue(value).setCount(count)));
    return facet.build();
  }
}
