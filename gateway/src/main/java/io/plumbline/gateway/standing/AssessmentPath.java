package io.plumbline.gateway.standing;

import jakarta.ws.rs.NotFoundException;
import java.util.regex.Pattern;

/**
 * Which assessment an address means.
 *
 * @param workload the workload's id
 * @param assessment the assessment's id
 */
public record AssessmentPath(String workload, String assessment) {
  private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern PRACTICE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Ids as the contracts write them; anything else is nowhere. */
  public AssessmentPath {
    if (!ID.matcher(workload).matches() || !ID.matcher(assessment).matches()) {
      throw new NotFoundException();
    }
  }

  /** The id of a practice, or nowhere. */
  public static String practice(String key) {
    if (!PRACTICE.matcher(key).matches()) {
      throw new NotFoundException();
    }
    return key;
  }

  /** Resource name of the workload. */
  public String workloadName() {
    return "workloads/" + workload;
  }

  /** Resource name of the assessment. */
  public String name() {
    return workloadName() + "/assessments/" + assessment;
  }

  /** Resource name of an answer. */
  public String answer(String practice) {
    return name() + "/answers/" + practice;
  }

  /** Address of the assessment's page. */
  public String base() {
    return "/" + name();
  }
}
