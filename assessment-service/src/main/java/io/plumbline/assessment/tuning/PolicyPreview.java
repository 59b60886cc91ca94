package io.plumbline.assessment.tuning;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Assessments.Cursor;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.PreviewPolicyRequest;
import io.plumbline.proto.assessment.v1.PreviewPolicyResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells what a policy would change; stores nothing. One query for the practices of a page. */
@ApplicationScoped
public class PolicyPreview {

  private static final int LARGEST_PAGE = 100;

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final PageTokens tokens;

  @Inject
  public PolicyPreview(
      TenantTransaction transaction,
      Workloads workloads,
      Assessments assessments,
      PracticeRows rows,
      PageTokens tokens) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.assessments = assessments;
    this.rows = rows;
    this.tokens = tokens;
  }

  /** Compares assessments by the policies they are scored by with what they would be. */
  Uni<PreviewPolicyResponse> preview(PreviewPolicyRequest request) {
    Caller caller = Caller.current();
    Sight sight = Sight.of(caller);
    int version = PolicyProtos.version(request.getName());
    Optional<String> workload = WorkloadName.listed(request.getParent());
    int size = Math.min(Pages.pageSize(request.getPageSize()), LARGEST_PAGE);
    List<String> about =
        List.of(caller.tenant(), "policy-preview", request.getName(), request.getParent());
    Cursor after = cursor(tokens.decode(about, request.getPageToken()));
    return transaction.in(
        caller.tenant(),
        session ->
            workloads
                .checkSeen(session, caller.tenant(), workload, sight)
                .chain(() -> PolicyReading.book(session, caller.tenant(), version))
                .chain(
                    book ->
                        assessments
                            .page(session, caller.tenant(), workload, sight, after, size + 1)
                            .chain(
                                found ->
                                    effects(session, caller.tenant(), found, size, book, version)
                                        .map(effects -> response(found, effects, about)))));
  }

  private Uni<List<Effect>> effects(
      Mutiny.Session session,
      String tenant,
      List<Assessment> found,
      int size,
      PolicyBook book,
      int version) {
    List<Assessment> page = found.stream().limit(size).toList();
    if (page.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return rows.ofWorkloads(
            session, tenant, page.stream().map(a -> a.key().workload()).collect(Collectors.toSet()))
        .chain(
            practices ->
                TestableConcepts.load(session)
                    .map(
                        testable ->
                            page.stream()
                                .map(
                                    a ->
                                        Effect.of(
                                            a,
                                            practices.getOrDefault(a.key(), List.of()),
                                            testable,
                                            book.version(a.policyVersion()),
                                            book.version(version)))
                                .toList()));
  }

  private PreviewPolicyResponse response(
      List<Assessment> found, List<Effect> effects, List<String> about) {
    PreviewPolicyResponse.Builder response = PreviewPolicyResponse.newBuilder();
    effects.forEach(effect -> response.addEffects(effect.proto()));
    if (found.size() > effects.size()) {
      Assessment last = found.get(effects.size() - 1);
      response.setNextPageToken(
          tokens.encode(
              about, List.of(last.createdAt().toString(), last.key().workload(), last.key().id())));
    }
    return response.setPageTotal(Effect.together(effects)).build();
  }

  private static @Nullable Cursor cursor(List<String> token) {
    return token.isEmpty()
        ? null
        : new Cursor(Instant.parse(token.get(0)), token.get(1), token.get(2));
  }
}
