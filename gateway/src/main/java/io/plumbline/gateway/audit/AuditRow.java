package io.plumbline.gateway.audit;

import io.plumbline.gateway.words.Moment;

/**
 * One change.
 *
 * @param when when
 * @param who who
 * @param what the call, {@code UpdateAnswer}
 * @param resource what it changed
 * @param outcome what came of it
 * @param chain service and position in its chain, {@code assessment 41}
 * @param hash the first characters of its hash
 */
public record AuditRow(
    Moment when,
    String who,
    String what,
    String resource,
    String outcome,
    String chain,
    String hash) {}
