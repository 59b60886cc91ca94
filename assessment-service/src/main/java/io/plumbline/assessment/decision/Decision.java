package io.plumbline.assessment.decision;

import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import java.time.Instant;

/**
 * Something somebody decided and answers for.
 *
 * @param resource name of what was decided about
 * @param version of the resource after it; a later decision on it has a greater one
 * @param from state before, empty when there was none
 * @param to state after
 * @param by stable id of who decided
 * @param contentHash of {@link ContentHash}
 */
public record Decision(
    DecisionRecorded.Kind kind,
    String resource,
    long version,
    String from,
    String to,
    String by,
    Instant at,
    byte[] contentHash) {}
