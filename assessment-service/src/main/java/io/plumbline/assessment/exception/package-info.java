/** Exceptions: risks that somebody accepts for a time, their terms, and what may happen to them. */
@NullMarked
package io.plumbline.assessment.exception;

import org.jspecify.annotations.NullMarked;
