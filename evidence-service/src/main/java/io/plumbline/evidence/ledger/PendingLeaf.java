package io.plumbline.evidence.ledger;

import java.util.UUID;

/**
 * A leaf without its place.
 *
 * @param type name of a {@link LeafType}
 * @param resource name of what it is about
 * @param entry the bytes its hash covers
 */
public record PendingLeaf(UUID id, String type, String resource, byte[] entry) {}
