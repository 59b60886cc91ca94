package io.plumbline.assessment.workload;

import jakarta.persistence.Embeddable;

/** The key of a workload: its tenant and its id. */
@Embeddable
public record WorkloadKey(String tenant, String id) {}
