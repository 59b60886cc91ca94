/** From a verdict to a bucket, a risk and a score, by a versioned policy. */
@NullMarked
package io.plumbline.assessment.scoring;

import org.jspecify.annotations.NullMarked;
