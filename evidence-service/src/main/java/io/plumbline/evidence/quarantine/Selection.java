package io.plumbline.evidence.quarantine;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which refused records a write is about.
 *
 * @param parent id of the scan, or {@code -} for all
 * @param indexes of the records named, none when a filter says which
 */
record Selection(String parent, Set<Long> indexes, Filter filter) {

  static Selection of(String parent, List<String> names, String filter) {
    String scan = parent.substring("scans/".length());
    if (!names.isEmpty() && (!filter.isBlank() || !inside(parent, names))) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID,
          "names",
          "must all be records of the parent, and come without a filter");
    }
    Set<Long> indexes =
        names.stream().map(QuarantineProtos::index).collect(Collectors.toCollection(TreeSet::new));
    return new Selection(scan, indexes, Filter.parse(filter, QuarantineQuery.FIELDS));
  }

  private static boolean inside(String parent, List<String> names) {
    return names.stream().allMatch(name -> name.startsWith(parent + "/"));
  }

  boolean isNamed() {
    return !indexes.isEmpty();
  }

  boolean isEverything() {
    return parent.equals("-") && !isNamed() && filter.canonical().isEmpty();
  }

  /** Records named are found whatever became of them, a filter finds open ones only. */
  QuarantineQuery query(Viewer viewer) {
    QuarantineQuery query = new QuarantineQuery(viewer).where(filter);
    if (!parent.equals("-")) {
      query.of(QuarantineQuery.scan(parent));
    }
    return isNamed() ? query.named(indexes) : query.open();
  }

  /** For page tokens. */
  List<String> bound(String call, Viewer viewer) {
    return List.of(call, viewer.key(), parent, indexes.toString(), filter.canonical());
  }

  /** NOT_FOUND for the first record named that is not among those found. */
  void checkFound(Set<Long> found) {
    indexes.stream()
        .filter(index -> !found.contains(index))
        .findFirst()
        .ifPresent(
            missing -> {
              throw QuarantineQuery.notFound(
                  QuarantineProtos.name(UUID.fromString(parent), missing));
            });
  }
}
