package io.plumbline.cli.bench;

/**
 * What is to be measured.
 *
 * @param findings of one scan
 * @param passes how often everything is measured
 * @param stored findings of other scans that are stored before the first pass
 * @param seed of the findings' outcomes
 * @param keep whether the findings stay when all is measured
 */
record BenchPlan(int findings, int passes, int stored, long seed, boolean keep) {}
