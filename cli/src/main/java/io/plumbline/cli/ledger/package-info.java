/** {@code plumbline ledger}: checkpoints, proofs, and their verification without a network. */
@NullMarked
package io.plumbline.cli.ledger;

import org.jspecify.annotations.NullMarked;
