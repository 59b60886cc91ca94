/** The queue of what is declared and observed otherwise. */
@NullMarked
package io.plumbline.assessment.contradiction;

import org.jspecify.annotations.NullMarked;
