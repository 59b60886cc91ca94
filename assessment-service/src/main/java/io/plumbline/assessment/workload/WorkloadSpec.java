package io.plumbline.assessment.workload;

import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What people say of a workload. Lengths and sizes are the contract's to check.
 *
 * @param displayName name for people, not blank
 * @param description what it does
 * @param owner who answers for it
 * @param unit the part of the organisation, a path such as {@code retail/checkout}
 * @param environment where it runs
 * @param criticality how much depends on it
 * @param accounts accounts whose findings are its own
 * @param regions regions those are limited to; none means every region
 * @param scopeRules what else is its own
 * @param tags free labels
 * @param restricted whether only its members may see it; there is at least one then
 * @param groups groups whose people are members
 * @param users people who are members: names, or {@code id:} with a stable id
 * @param links pages elsewhere that belong to it
 */
public record WorkloadSpec(
    String displayName,
    String description,
    String owner,
    String unit,
    Environment environment,
    Criticality criticality,
    List<String> accounts,
    List<String> regions,
    List<ScopeRule> scopeRules,
    Map<String, String> tags,
    boolean restricted,
    List<String> groups,
    List<String> users,
    List<Link> links) {

  private static final int DEEPEST_UNIT = 8;

  public WorkloadSpec {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    scopeRules = List.copyOf(scopeRules);
    tags = Map.copyOf(tags);
    groups = List.copyOf(groups);
    users = List.copyOf(users);
    links = List.copyOf(links);
  }

  /**
   * Checks the rules between the fields.
   *
   * @throws DomainException INVALID_ARGUMENT with every rule that is not met
   */
  WorkloadSpec checked() {
    List<FieldViolation> violations = violations();
    if (!violations.isEmpty()) {
      throw DomainException.invalid(
          ErrorReason.of(
              io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_FIELD_INVALID,
              Status.Code.INVALID_ARGUMENT),
          "the workload breaks " + violations.size() + " rule(s)",
          violations);
    }
    return this;
  }

  /** Every rule that is not met. */
  List<FieldViolation> violations() {
    List<FieldViolation> violations = new ArrayList<>();
    if (displayName.isBlank()) {
      violations.add(violation("workload.display_name", "must not be blank"));
    }
    if (!unit.isEmpty() && !isPath(unit)) {
      violations.add(
          violation(
              "workload.unit",
              "a path such as retail/checkout: at most %d segments, none empty or with blanks at its ends"
                  .formatted(DEEPEST_UNIT)));
    }
    if (restricted && groups.isEmpty() && users.isEmpty()) {
      violations.add(violation("workload.groups", "a restricted workload needs a group or a user"));
    }
    for (int i = 0; i < links.size(); i++) {
      if (!isHttps(links.get(i).uri())) {
        violations.add(
            violation("workload.links[%d].uri".formatted(i), "must be an https address"));
      }
    }
    return violations;
  }

  private static boolean isPath(String unit) {
    String[] segments = unit.split("/", -1);
    return segments.length <= DEEPEST_UNIT
        && Stream.of(segments)
            .allMatch(
                segment ->
                    !segment.isBlank()
                        && segment.equals(segment.strip())
                        && segment.chars().noneMatch(Character::isISOControl));
  }

  private static boolean isHttps(String uri) {
    try {
      URI parsed = new URI(uri);
      return "https".equalsIgnoreCase(parsed.getScheme()) && parsed.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static FieldViolation violation(String field, String description) {
    return FieldViolation.newBuilder().setField(field).setDescription(description).build();
  }
}
