/** Compares how an assessment stood with how it stands: what is better, what is worse, and why. */
@NullMarked
package io.plumbline.assessment.comparison;

import org.jspecify.annotations.NullMarked;
