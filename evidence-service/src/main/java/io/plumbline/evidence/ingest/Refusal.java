package io.plumbline.evidence.ingest;

/**
 * A record that goes to quarantine.
 *
 * @param index in the scan, from 0
 * @param byteOffset -1 for a stream
 * @param line 0 for a stream
 * @param account the account it speaks of, empty when unknown
 * @param context what is needed to read the original again alone
 * @param original at most 240 KiB of it
 */
record Refusal(
    long index,
    long byteOffset,
    long line,
    String reason,
    String message,
    String account,
    byte[] context,
    byte[] original) {}
