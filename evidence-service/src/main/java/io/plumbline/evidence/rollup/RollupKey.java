package io.plumbline.evidence.rollup;

/** What a number is about. */
public record RollupKey(String workload, String concept) {}
