package io.plumbline.gateway.evidence;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Lifecycle;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.Severity;
import java.util.Locale;
import java.util.Map;

/** The three axes of a finding, its severity and its sources, in words. */
public final class Axes {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("NONE", "No decision"),
          Map.entry("SUPPRESSED", "Muted by source"),
          Map.entry("RISK_ACCEPTED", "Risk accepted"),
          Map.entry("NOT_APPLICABLE", "Not applicable"),
          Map.entry("INFORMATIONAL", "Informational"));

  private Axes() {}

  public static Marked observation(Observation observation) {
    return switch (observation) {
      case OBSERVATION_FAIL -> new Marked("Fail", "fail");
      case OBSERVATION_WARN -> new Marked("Warn", "warn");
      case OBSERVATION_PASS -> new Marked("Pass", "pass");
      case OBSERVATION_NOT_APPLICABLE -> new Marked("Not applicable", "none");
      default -> new Marked("Unknown", "none");
    };
  }

  public static String lifecycle(Lifecycle lifecycle) {
    return word(lifecycle.name().replace("LIFECYCLE_", ""));
  }

  public static String decision(Decision decision) {
    return word(decision.name().replace("DECISION_", ""));
  }

  /** {@code High}; {@code Not said} when the source says none. */
  public static String severity(Severity severity) {
    return severity == Severity.SEVERITY_UNSPECIFIED
        ? "Not said"
        : word(severity.name().replace("SEVERITY_", ""));
  }

  /** A word of the contract as people write it: {@code NOT_APPLICABLE} gives Not applicable. */
  public static String word(String name) {
    String known = WORDS.get(name);
    if (known != null || name.isEmpty()) {
      return known == null ? "" : known;
    }
    String lower = name.replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
