/** Making, previewing and activating versions of the scoring policy. */
@NullMarked
package io.plumbline.assessment.tuning;

import org.jspecify.annotations.NullMarked;
