package io.plumbline.evidence.reader;

import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import java.util.Locale;

/**
 * The one scale of outcomes: each column of the table of status words as a switch. A word that
 * stands in no column is UNKNOWN, never PASS; the word itself is kept with the finding.
 */
final class StatusWords {

  private StatusWords() {}

  /** Prowler's own words; 3.x wrote Success and Failure into the OCSF status. */
  static Observation prowler(String word) {
    return switch (upper(word)) {
      case "PASS", "SUCCESS" -> Observation.PASS;
      case "FAIL", "FAILURE" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code compliance.status_id} of OCSF, or its text. */
  static Observation ocsf(String idOrWord) {
    return switch (upper(idOrWord)) {
      case "1", "PASS" -> Observation.PASS;
      case "2", "WARNING" -> Observation.WARN;
      case "3", "FAIL" -> Observation.FAIL;
      case "99" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code Compliance.Status} of ASFF. */
  static Observation asff(String word) {
    return switch (upper(word)) {
      case "PASSED" -> Observation.PASS;
      case "FAILED" -> Observation.FAIL;
      case "WARNING" -> Observation.WARN;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code check_result.result} of Checkov. */
  static Observation checkov(String word) {
    return switch (upper(word)) {
      case "PASSED" -> Observation.PASS;
      case "FAILED" -> Observation.FAIL;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code kind} of SARIF; a fail of level note is a warning. */
  static Observation sarif(String kind, String level) {
    return switch (upper(kind)) {
      case "PASS" -> Observation.PASS;
      case "FAIL" -> upper(level).equals("NOTE") ? Observation.WARN : Observation.FAIL;
      case "NOTAPPLICABLE" -> Observation.NOT_APPLICABLE;
      default -> Observation.UNKNOWN;
    };
  }

  /** {@code security-severity}, from 0 to 10, else the {@code level} of SARIF. */
  static Severity sarifSeverity(String score, String level) {
    if (score.matches("\\d{1,2}(\\.\\d{1,6})?")) {
      return ofScore(Double.parseDouble(score));
    }
    return switch (upper(level)) {
      case "ERROR" -> Severity.HIGH;
      case "WARNING" -> Severity.MEDIUM;
      case "NOTE" -> Severity.LOW;
      default -> Severity.UNKNOWN;
    };
  }

  /** The bands of CVSS. */
  private static Severity ofScore(double score) {
    return score >= 9
        ? Severity.CRITICAL
        : score >= 7
            ? Severity.HIGH
            : score >= 4 ? Severity.MEDIUM : score > 0 ? Severity.LOW : Severity.INFORMATIONAL;
  }

  /** {@code severity_id} of OCSF. */
  static Severity ocsfSeverity(String idOrWord) {
    return switch (upper(idOrWord)) {
      case "1", "INFORMATIONAL" -> Severity.INFORMATIONAL;
      case "2", "LOW" -> Severity.LOW;
      case "3", "MEDIUM" -> Severity.MEDIUM;
      case "4", "HIGH" -> Severity.HIGH;
      case "5", "6", "CRITICAL", "FATAL" -> Severity.CRITICAL;
      default -> Severity.UNKNOWN;
    };
  }

  /** {@code Severity.Label} of ASFF, else the bands of {@code Severity.Normalized}. */
  static Severity asffSeverity(String label, String normalized) {
    Severity severity = ocsfSeverity(label);
    if (severity != Severity.UNKNOWN || !normalized.matches("\\d{1,3}")) {
      return severity;
    }
    int band = Integer.parseInt(normalized);
    if (band == 0) {
      return Severity.INFORMATIONAL;
    }
    return band < 40
        ? Severity.LOW
        : band < 70 ? Severity.MEDIUM : band < 90 ? Severity.HIGH : Severity.CRITICAL;
  }

  private static String upper(String word) {
    return word.strip().toUpperCase(Locale.ROOT);
  }
}
