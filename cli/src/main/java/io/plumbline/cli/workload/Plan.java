package io.plumbline.cli.workload;

import io.plumbline.cli.client.Names;
import io.plumbline.proto.assessment.v1.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What applying a file does.
 *
 * @param changes one for each workload of the file, in its order
 * @param others ids of the workloads that the file does not name; they are left alone
 */
record Plan(List<Change> changes, List<String> others) {

  Plan {
    changes = List.copyOf(changes);
    others = List.copyOf(others);
  }

  /** Holds a file against all workloads that are there. */
  static Plan of(List<Declared> declared, List<Workload> current) {
    Map<String, Workload> byName =
        current.stream().collect(Collectors.toMap(Workload::getName, Function.identity()));
    Set<String> named = declared.stream().map(Declared::name).collect(Collectors.toSet());
    return new Plan(
        declared.stream()
            .map(said -> Change.of(said, Optional.ofNullable(byName.get(said.name()))))
            .toList(),
        current.stream()
            .map(Workload::getName)
            .filter(name -> !named.contains(name))
            .map(Names::last)
            .toList());
  }

  /** What is to be done. */
  List<Change> pending() {
    return changes.stream().filter(change -> change.action() != Change.Action.NONE).toList();
  }

  /** What can not be done. */
  List<Problem> problems() {
    return changes.stream().flatMap(change -> change.problem().stream()).toList();
  }
}
