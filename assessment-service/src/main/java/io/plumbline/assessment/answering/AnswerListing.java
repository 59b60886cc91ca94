package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerReview;
import io.plumbline.assessment.answering.WrittenAnswers.Cursor;
import io.plumbline.assessment.answering.WrittenAnswers.Query;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.ListAnswersResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists answers of one assessment, of one workload, or of all the caller may see. */
@ApplicationScoped
public class AnswerListing {

  private static final Set<String> FIELDS = Set.of("assignee", "status", "review", "due_before");

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final PageTokens tokens;

  @Inject
  public AnswerListing(TenantTransaction transaction, Workloads workloads, PageTokens tokens) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.tokens = tokens;
  }

  /** Lists answers, last changed first. */
  public Uni<ListAnswersResponse> list(ListAnswersRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(caller.tenant(), "answers", request.getParent(), filter.canonical());
    Query query = query(request, filter, tokens.decode(about, request.getPageToken()));
    Sight sight = Sight.of(caller);
    return transaction
        .in(
            caller.tenant(),
            session ->
                workloads
                    .checkSeen(session, caller.tenant(), query.workload(), sight)
                    .chain(
                        () ->
                            WrittenAnswers.page(session, caller.tenant(), sight, query, size + 1)))
        .map(found -> response(found, size, about));
  }

  private static Query query(ListAnswersRequest request, Filter filter, List<String> after) {
    String[] parent = request.getParent().split("/", -1);
    return new Query(
        named(parent[1]),
        named(parent[3]),
        filter.value("assignee"),
        filter.value("status").map(s -> constant(AnswerStatus.class, s, "status")),
        filter.value("review").map(r -> constant(AnswerReview.Outcome.class, r, "review")),
        filter.value("due_before").map(AnswerListing::day),
        after.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Cursor(Instant.parse(after.get(0)), after.get(1), after.get(2), after.get(3))));
  }

  private static Optional<String> named(String id) {
    return id.equals("-") ? Optional.empty() : Optional.of(id);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word, String field) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refusals.field("filter", "'" + word + "' is no " + field));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusals.field("filter", "'" + text + "' is no date such as 2027-01-31");
    }
  }

  private ListAnswersResponse response(List<Answer> found, int size, List<String> about) {
    ListAnswersResponse.Builder response = ListAnswersResponse.newBuilder();
    found.stream().limit(size).map(AnswerProtos::proto).forEach(response::addAnswers);
    if (found.size() > size) {
      Answer last = found.get(size - 1);
      List<String> end =
          List.of(
              last.authorship().updatedAt().toString(),
              last.key().workload(),
              last.key().assessment(),
              last.key().practice());
      response.setNextPageToken(tokens.encode(about, end));
    }
    return response.build();
  }
}
