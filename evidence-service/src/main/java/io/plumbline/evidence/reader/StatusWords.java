package io.plumbline.evidence.reader;

import io.plumbline.evidence.finding.Observation;
import java.util.Locale;

/**
 * The one scale of outcomes: each column of the table of status words as a switch. A word that
 * stands in no column is UNKNOWN, never PASS; the word itself is kept with the finding.
 */
public final class StatusWords {

  private StatusWords() {}

  /** Prowler's own words; 3.x wrote Success and Failure into the OCSF status. */
  public static Observation prowler(String word) {
    return switch (upper(word)) {
      case "PASS", "SUCCESS" -> Observation.PASS;
      case "FAIL", "FAILURE" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code compliance.status_id} of OCSF, or its text. */
  public static Observation ocsf(String idOrWord) {
    return switch (upper(idOrWord)) {
      case "1", "PASS", "PASSED" -> Observation.PASS;
      case "2", "WARNING" -> Observation.WARN;
      case "3", "FAIL", "FAILED" -> Observation.FAIL;
      case "99" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code Compliance.Status} of ASFF. */
  public static Observation asff(String word) {
    return switch (upper(word)) {
      case "PASSED" -> Observation.PASS;
      case "FAILED" -> Observation.FAIL;
      case "WARNING" -> Observation.WARN;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code check_result.result} of Checkov. */
  public static Observation checkov(String word) {
    return switch (upper(word)) {
      case "PASSED" -> Observation.PASS;
      case "FAILED" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code Status} of a misconfiguration of Trivy. */
  public static Observation trivy(String word) {
    return switch (upper(word)) {
      case "PASS" -> Observation.PASS;
      case "FAIL" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code status} of Trusted Advisor. */
  public static Observation trustedAdvisor(String word) {
    return switch (upper(word)) {
      case "OK", "OKAY" -> Observation.PASS;
      case "WARNING" -> Observation.WARN;
      case "ERROR" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code ComplianceType} of AWS Config. */
  public static Observation awsConfig(String word) {
    return switch (upper(word)) {
      case "COMPLIANT" -> Observation.PASS;
      case "NON_COMPLIANT" -> Observation.FAIL;
      case "NOT_APPLICABLE" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code status} of a row of Powerpipe. */
  public static Observation powerpipe(String word) {
    return switch (upper(word)) {
      case "OK" -> Observation.PASS;
      case "ALARM" -> Observation.FAIL;
      case "INFO" -> Observation.WARN;
      case "SKIP" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code target.status} of an OSCAL finding: state and reason must not gainsay each other. */
  public static Observation oscal(String state, String reason) {
    return switch (upper(state)) {
      case "SATISFIED" ->
          reason.isEmpty() || upper(reason).equals("PASS") ? Observation.PASS : Observation.UNKNOWN;
      case "NOT-SATISFIED" -> upper(reason).equals("OTHER") ? Observation.WARN : Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** Results of XCCDF, as scanners write them into OSCAL observations. */
  public static Observation xccdf(String word) {
    return switch (upper(word)) {
      case "PASS" -> Observation.PASS;
      case "FAIL" -> Observation.FAIL;
      case "NOTAPPLICABLE" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code kind} of SARIF; a fail of level note is a warning. */
  public static Observation sarif(String kind, String level) {
    return switch (upper(kind)) {
      case "PASS" -> Observation.PASS;
      case "FAIL" -> upper(level).equals("NOTE") ? Observation.WARN : Observation.FAIL;
      case "NOTAPPLICABLE" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  private static String upper(String word) {
    return word.strip().toUpperCase(Locale.ROOT);
  }
}
