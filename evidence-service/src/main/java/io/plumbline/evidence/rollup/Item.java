package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Observation;
import java.time.Instant;

/** One piece of evidence that counts. */
public record Item(Observation observation, Instant observedAt, Instant expiry) {}
