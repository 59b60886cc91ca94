/** Milestones: what an assessment rested on, frozen, hashed and chained. */
@NullMarked
package io.plumbline.assessment.milestone;

import org.jspecify.annotations.NullMarked;
