package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Observation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence that counts.
 *
 * @param exception the exception by selector that covers it; null when none does
 */
public record Item(
    Observation observation, Instant observedAt, Instant expiry, @Nullable UUID exception) {}
