package io.plumbline.assessment.assessment;

import io.plumbline.assessment.workload.WorkloadKey;
import jakarta.persistence.Embeddable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of an assessment: tenant, id of the workload, own id. */
@Embeddable
public record AssessmentKey(String tenant, String workload, String id) {

  private static final Pattern NAME = Pattern.compile("workloads/([^/]+)/assessments/([^/]+)");

  /**
   * The key of the assessment with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static AssessmentKey parse(String tenant, String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the name of an assessment: " + name);
    }
    return new AssessmentKey(tenant, matcher.group(1), matcher.group(2));
  }

  /** The key of the workload it assesses. */
  public WorkloadKey workloadKey() {
    return new WorkloadKey(tenant, workload);
  }

  /** The resource name. */
  public String name() {
    return "workloads/" + workload + "/assessments/" + id;
  }
}
