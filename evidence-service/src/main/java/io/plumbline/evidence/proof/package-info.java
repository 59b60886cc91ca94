/** Proofs of what was recorded, for those who may see it. */
@NullMarked
package io.plumbline.evidence.proof;

import org.jspecify.annotations.NullMarked;
