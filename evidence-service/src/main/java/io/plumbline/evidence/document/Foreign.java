package io.plumbline.evidence.document;

import java.util.List;
import java.util.Set;

/** Names for documents that are known and not read here, so that a refusal says what was sent. */
final class Foreign {

  private record Kind(Set<String> keys, String name) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Set.of("bomFormat"), "a CycloneDX document, which is an attestation's file"),
          new Kind(Set.of("spdxVersion"), "an SPDX document, which is an attestation's file"),
          new Kind(Set.of("pillars", "schemaVersion"), "a lens of the Well-Architected Tool"),
          new Kind(Set.of("Records"), "a trail of events"),
          new Kind(Set.of("catalog"), "an OSCAL catalog"),
          new Kind(Set.of("profile"), "an OSCAL profile"),
          new Kind(Set.of("plan-of-action-and-milestones"), "an OSCAL plan of action"),
          new Kind(Set.of("assessment-plan"), "an OSCAL assessment plan"),
          new Kind(Set.of("system-security-plan"), "an OSCAL system security plan"),
          new Kind(Set.of("component-definition"), "an OSCAL component definition"),
          new Kind(Set.of("apiVersion", "kind", "report"), "a report of the Trivy operator"),
          new Kind(Set.of("apiVersion", "kind"), "a Kubernetes object"),
          new Kind(Set.of("platform", "profiles", "statistics"), "an InSpec report"),
          new Kind(Set.of("FindingUniqueId", "CheckID"), "Prowler's own JSON of version 3"),
          new Kind(Set.of("Profile", "Account Number"), "Prowler's own JSON of version 2"),
          new Kind(Set.of("status_code", "data"), "a recorded reply without findings"));

  private Foreign() {}

  static String words(List<String> keys) {
    String known =
        KINDS.stream()
            .filter(kind -> keys.containsAll(kind.keys))
            .map(kind -> kind.name + ": ")
            .findFirst()
            .orElse("");
    return known + "objects with the keys " + (keys.isEmpty() ? "(none)" : String.join(", ", keys));
  }
}
