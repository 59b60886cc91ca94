/** Runs of a source and what became of their records. */
@NullMarked
package io.plumbline.evidence.scan;

import org.jspecify.annotations.NullMarked;
