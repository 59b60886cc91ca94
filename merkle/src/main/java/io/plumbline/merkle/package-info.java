/**
 * The tree of an append-only log as RFC 6962 and RFC 9162 define it: hashes, proofs, and the tiles
 * it is stored in (C2SP tlog-tiles). Pure functions over bytes.
 */
@NullMarked
package io.plumbline.merkle;

import org.jspecify.annotations.NullMarked;
