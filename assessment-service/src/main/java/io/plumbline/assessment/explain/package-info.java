/** Why a practice stands where it stands: every rule that fired, with its inputs and its result. */
@NullMarked
package io.plumbline.assessment.explain;

import org.jspecify.annotations.NullMarked;
