package io.plumbline.assessment.workload;

import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * @param restricted whether only members of the groups may see it
 * @param groups those groups; at least one when it is restricted
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
    List<String> groups) {

  public WorkloadSpec {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    scopeRules = List.copyOf(scopeRules);
    tags = Map.copyOf(tags);
    groups = List.copyOf(groups);
  }

  /**
   * Checks the rules between the fields.
   *
   * @throws DomainException INVALID_ARGUMENT with every rule that is not met
   */
  WorkloadSpec checked() {
    List<FieldViolation> violations = new ArrayList<>();
    if (displayName.isBlank()) {
      violations.add(violation("workload.display_name", "must not be blank"));
    }
    if (restricted && groups.isEmpty()) {
      violations.add(violation("workload.groups", "a restricted workload needs at least one"));
    }
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

  private static FieldViolation violation(String field, String description) {
    return FieldViolation.newBuilder().setField(field).setDescription(description).build();
  }
}
