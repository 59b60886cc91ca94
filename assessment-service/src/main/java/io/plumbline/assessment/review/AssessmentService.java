package io.plumbline.assessment.review;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Assessments.Cursor;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.MinVersion;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads assessments. */
@ApplicationScoped
public class AssessmentService {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final Workloads workloads;
  private final PageTokens tokens;
  private final MinVersion minVersion;

  @Inject
  public AssessmentService(
      TenantTransaction transaction,
      Assessments assessments,
      Workloads workloads,
      PageTokens tokens,
      MinVersion minVersion) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.workloads = workloads;
    this.tokens = tokens;
    this.minVersion = minVersion;
  }

  /** Reads one assessment. */
  public Uni<io.plumbline.proto.assessment.v1.Assessment> get(GetAssessmentRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getName());
    return minVersion.read(
        request.getMinVersion(),
        () -> transaction.in(caller.tenant(), session -> read(session, key, Sight.of(caller))),
        io.plumbline.proto.assessment.v1.Assessment::getVersion);
  }

  private Uni<io.plumbline.proto.assessment.v1.Assessment> read(
      Mutiny.Session session, AssessmentKey key, Sight sight) {
    return assessments
        .find(session, key, sight)
        .map(
            found ->
                found
                    .map(f -> AssessmentProtos.proto(f.assessment()))
                    .orElseThrow(() -> Refusals.noAssessment(key.name())));
  }

  /** Lists the assessments of one workload, or of all the caller may see. */
  public Uni<ListAssessmentsResponse> list(ListAssessmentsRequest request) {
    Caller caller = Caller.current();
    Optional<String> workload = WorkloadName.listed(request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> query = List.of(caller.tenant(), "assessments", request.getParent());
    Cursor after = cursor(tokens.decode(query, request.getPageToken()));
    Sight sight = Sight.of(caller);
    return transaction
        .in(
            caller.tenant(),
            session ->
                workloads
                    .checkSeen(session, caller.tenant(), workload, sight)
                    .chain(
                        () ->
                            assessments.page(
                                session, caller.tenant(), workload, sight, after, size + 1)))
        .map(found -> response(found, size, query));
  }

  private ListAssessmentsResponse response(List<Assessment> found, int size, List<String> query) {
    ListAssessmentsResponse.Builder response = ListAssessmentsResponse.newBuilder();
    found.stream().limit(size).map(AssessmentProtos::proto).forEach(response::addAssessments);
    if (found.size() > size) {
      Assessment last = found.get(size - 1);
      List<String> end =
          List.of(last.createdAt().toString(), last.key().workload(), last.key().id());
      response.setNextPageToken(tokens.encode(query, end));
    }
    return response.build();
  }

  private static @Nullable Cursor cursor(List<String> values) {
    return values.isEmpty()
        ? null
        : new Cursor(Instant.parse(values.get(0)), values.get(1), values.get(2));
  }
}
