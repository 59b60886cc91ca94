package io.plumbline.assessment.state;

import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where practices inherit from, as far as a caller may see it. Events and milestones never tell:
 * who reads them may see the heir and not the platform.
 */
public final class InheritedNames {

  private final Map<String, String> byPractice;

  private InheritedNames(Map<String, String> byPractice) {
    this.byPractice = byPractice;
  }

  /** Looks up which of the workloads that these inherit from the caller may see: one query. */
  public static Uni<InheritedNames> of(
      Mutiny.Session session, Caller caller, List<PracticeRow> rows) {
    Set<String> asked =
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.inherited()))
            .map(inherited -> inherited.source().sourceWorkload())
            .collect(Collectors.toSet());
    return Workloads.seen(session, caller.tenant(), asked, Sight.of(caller))
        .map(seen -> new InheritedNames(names(caller.tenant(), rows, seen)));
  }

  private static Map<String, String> names(
      String tenant, List<PracticeRow> rows, Set<String> seen) {
    Map<String, String> names = new HashMap<>();
    for (PracticeRow row : rows) {
      Inherited inherited = row.inherited();
      if (inherited != null && seen.contains(inherited.source().sourceWorkload())) {
        names.put(row.practice().name(), inherited.source().answer(tenant).name());
      }
    }
    return names;
  }

  /** The page, with those names. */
  public ListPracticeStatesResponse in(ListPracticeStatesResponse page) {
    ListPracticeStatesResponse.Builder told = page.toBuilder();
    told.getPracticeStatesBuilderList().forEach(this::tell);
    return told.build();
  }

  /** The explanation, with the name. */
  public ExplainPracticeResponse in(ExplainPracticeResponse explanation) {
    ExplainPracticeResponse.Builder told = explanation.toBuilder();
    tell(told.getStateBuilder());
    return told.build();
  }

  private void tell(PracticeState.Builder state) {
    state.setInheritedFrom(byPractice.getOrDefault(state.getPractice(), ""));
  }
}
