package io.plumbline.assessment.suggestion;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ListSuggestionsRequest;
import io.plumbline.proto.assessment.v1.ListSuggestionsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads suggestions: one query for all practices of all assessments of the workload. */
@ApplicationScoped
public class SuggestionReading {

  private static final Set<String> FIELDS = Set.of("practice", "basis", "answered");

  private static final Comparator<Suggestion> ORDER =
      Comparator.comparing((Suggestion s) -> s.row().practice().ordinal())
          .thenComparing(Suggestion::basis);

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final PageTokens tokens;

  @Inject
  public SuggestionReading(
      TenantTransaction transaction,
      Assessments assessments,
      PracticeRows rows,
      PageTokens tokens) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.rows = rows;
    this.tokens = tokens;
  }

  /** Lists suggestions in the edition's own order. */
  Uni<ListSuggestionsResponse> list(ListSuggestionsRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    Predicate<Suggestion> asked = asked(filter);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(caller.tenant(), "suggestions", request.getParent(), filter.canonical());
    Predicate<Suggestion> after = after(tokens.decode(about, request.getPageToken()));
    return transaction.in(
        caller.tenant(),
        session ->
            assessments
                .find(session, key, Sight.of(caller))
                .map(f -> f.orElseThrow(() -> Refusals.noAssessment(key.name())).assessment())
                .chain(found -> rows.ofWorkload(session, found.key().workloadKey()))
                .map(
                    all ->
                        Suggestions.of(all, key.id()).stream().filter(asked).sorted(ORDER).toList())
                .map(found -> response(key, found, after, size, about)));
  }

  private static Predicate<Suggestion> asked(Filter filter) {
    Optional<String> practice = filter.value("practice");
    Optional<Basis> basis = filter.value("basis").map(SuggestionReading::basis);
    Optional<Boolean> answered = filter.value("answered").map(Boolean::parseBoolean);
    return s ->
        practice.map(s.row().practice().id()::equals).orElse(true)
            && basis.map(s.basis()::equals).orElse(true)
            && answered.map(wanted -> wanted == s.row().answered()).orElse(true);
  }

  private static Basis basis(String text) {
    try {
      return Basis.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("filter", "'" + text + "' is no basis");
    }
  }

  private static Predicate<Suggestion> after(List<String> token) {
    if (token.isEmpty()) {
      return s -> true;
    }
    int ordinal = Integer.parseInt(token.get(0));
    Basis basis = Basis.valueOf(token.get(1));
    return s -> {
      int at = s.row().practice().ordinal();
      return at > ordinal || at == ordinal && s.basis().compareTo(basis) > 0;
    };
  }

  private ListSuggestionsResponse response(
      AssessmentKey key,
      List<Suggestion> found,
      Predicate<Suggestion> after,
      int size,
      List<String> about) {
    List<Suggestion> rest = found.stream().filter(after).toList();
    ListSuggestionsResponse.Builder response =
        ListSuggestionsResponse.newBuilder().setTotalSize(found.size());
    rest.stream()
        .limit(size)
        .map(s -> SuggestionProtos.proto(key, s))
        .forEach(response::addSuggestions);
    if (rest.size() > size) {
      Suggestion last = rest.get(size - 1);
      response.setNextPageToken(
          tokens.encode(
              about,
              List.of(Integer.toString(last.row().practice().ordinal()), last.basis().name())));
    }
    return response.build();
  }
}
