package io.plumbline.evidence.scan;

import java.util.UUID;

/**
 * A scan to begin.
 *
 * @param requestId empty when the client named none
 */
public record NewScan(
    UUID id,
    String source,
    String format,
    String fileName,
    String workload,
    boolean complete,
    String principal,
    String requestId) {}
