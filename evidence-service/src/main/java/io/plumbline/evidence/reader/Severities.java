package io.plumbline.evidence.reader;

import io.plumbline.evidence.finding.Severity;
import java.util.Locale;

/** The one scale of severities, from the words and numbers of each format. */
public final class Severities {

  private Severities() {}

  /** {@code security-severity}, from 0 to 10, else the {@code level} of SARIF. */
  public static Severity sarif(String score, String level) {
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

  /** GuardDuty's number from 1 to 10. */
  public static Severity guardDuty(String number) {
    return number.matches("\\d{1,2}(\\.\\d{1,6})?")
        ? ofScore(Double.parseDouble(number))
        : Severity.UNKNOWN;
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
  public static Severity ocsf(String idOrWord) {
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
  public static Severity asff(String label, String normalized) {
    Severity severity = ocsf(label);
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
