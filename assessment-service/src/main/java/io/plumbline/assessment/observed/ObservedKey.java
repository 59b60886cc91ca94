package io.plumbline.assessment.observed;

import jakarta.persistence.Embeddable;

/** The key of what is observed: tenant, id of the workload, and concept. */
@Embeddable
public record ObservedKey(String tenant, String workload, String concept) {}
