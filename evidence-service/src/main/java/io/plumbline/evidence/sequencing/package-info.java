/** Gives what was recorded its place in the log, signs the head, and keeps copies of it outside. */
@NullMarked
package io.plumbline.evidence.sequencing;

import org.jspecify.annotations.NullMarked;
