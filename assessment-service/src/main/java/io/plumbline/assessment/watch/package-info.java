/** Streams of an assessment as it changes. */
@NullMarked
package io.plumbline.assessment.watch;

import org.jspecify.annotations.NullMarked;
