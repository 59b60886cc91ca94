package io.plumbline.assessment.diagram;

import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;

/** The resource name {@code workloads/{workload}/diagram}. */
final class DiagramName {

  private static final String DIAGRAM = "/diagram";

  private DiagramName() {}

  static String of(WorkloadKey workload) {
    return WorkloadName.of(workload.id()) + DIAGRAM;
  }

  /**
   * The workload of the diagram with this name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  static WorkloadKey workload(String tenant, String name) {
    if (!name.endsWith(DIAGRAM)) {
      throw new IllegalArgumentException("not the name of a diagram: " + name);
    }
    String workload = name.substring(0, name.length() - DIAGRAM.length());
    return new WorkloadKey(tenant, WorkloadName.id(workload));
  }
}
