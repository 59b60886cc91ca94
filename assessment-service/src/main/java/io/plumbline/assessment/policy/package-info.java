/** Versions of the scoring policy that a tenant made, and the rules that each must keep. */
@NullMarked
package io.plumbline.assessment.policy;

import org.jspecify.annotations.NullMarked;
