/** Improvements: what somebody is going to do so that a practice stands, and what happens to it. */
@NullMarked
package io.plumbline.assessment.improvement;

import org.jspecify.annotations.NullMarked;
