/** Offers of answers, and what practices inherit by them. */
@NullMarked
package io.plumbline.assessment.inheritance;

import org.jspecify.annotations.NullMarked;
