package io.plumbline.cli.workload;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.plumbline.proto.assessment.v1.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file asks to be done to one workload.
 *
 * @param declared what the file says
 * @param current what is there, or nothing
 * @param differences the fields that are not as the file says
 */
record Change(Declared declared, Optional<Workload> current, List<Difference> differences) {

  /**
   * A field that is not as the file says.
   *
   * @param is the value that is there, as a file would say it
   * @param willBe the value of the file
   */
  record Difference(String field, Object is, Object willBe) {}

  /** What is done. */
  enum Action {
    /** There is none yet. */
    CREATE,
    /** Some fields differ. */
    UPDATE,
    /** It is as the file says. */
    NONE
  }

  Change {
    differences = List.copyOf(differences);
  }

  /** Holds what a file says against what is there. */
  static Change of(Declared declared, Optional<Workload> current) {
    Workload is = current.map(Fields::normal).orElse(Workload.getDefaultInstance());
    List<Difference> differences = new ArrayList<>();
    for (FieldDescriptor field : Fields.ofWorkload()) {
      Object before = WorkloadYaml.value(is, field);
      Object after = WorkloadYaml.value(declared.workload(), field);
      if (!sorted(before).equals(sorted(after))) {
        differences.add(new Difference(field.getName(), before, after));
      }
    }
    if (is.hasArchiveTime() != declared.archived()) {
      differences.add(new Difference("archived", is.hasArchiveTime(), declared.archived()));
    }
    return new Change(declared, current, differences);
  }

  /** The order of accounts, groups and the like says nothing; that of rules and links does. */
  private static Object sorted(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
        ? list.stream().map(String.class::cast).sorted().toList()
        : value;
  }

  Action action() {
    if (current.isEmpty()) {
      return Action.CREATE;
    }
    return differences.isEmpty() ? Action.NONE : Action.UPDATE;
  }

  /** The fields of the contract that differ, as an update mask names them. */
  List<String> mask() {
    return fields().toList();
  }

  private Stream<String> fields() {
    return differences.stream().map(Difference::field).filter(field -> !field.equals("archived"));
  }

  /** Whether it is out of use now. */
  boolean isArchived() {
    return current.filter(Workload::hasArchiveTime).isPresent();
  }

  /** What can not be done: an archived workload takes no change until it is restored. */
  Optional<Problem> problem() {
    if (isArchived() && declared.archived() && !mask().isEmpty()) {
      String field = mask().get(0);
      return Optional.of(
          new Problem(
              declared.place(field),
              "%s is archived and %s differs; an archived workload can not be changed"
                  .formatted(declared.id(), field)));
    }
    return Optional.empty();
  }
}
