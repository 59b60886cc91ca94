/** What becomes of each answer when an assessment goes to another edition: pure functions. */
@NullMarked
package io.plumbline.assessment.carry;

import org.jspecify.annotations.NullMarked;
