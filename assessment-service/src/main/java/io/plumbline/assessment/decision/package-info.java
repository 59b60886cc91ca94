/** Tells others that somebody decided something, without telling in which words. */
@NullMarked
package io.plumbline.assessment.decision;

import org.jspecify.annotations.NullMarked;
