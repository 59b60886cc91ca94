package io.plumbline.evidence.scan;

import java.util.UUID;

/**
 * A scan to begin.
 *
 * @param requestId empty when the client named none
 * @param records of the document; 0 for a stream
 */
public record NewScan(
    UUID id,
    String source,
    String format,
    String fileName,
    String workload,
    boolean complete,
    String principal,
    String requestId,
    long records) {}
