/** Freezes assessments into milestones, and reads them. */
@NullMarked
package io.plumbline.assessment.freeze;

import org.jspecify.annotations.NullMarked;
