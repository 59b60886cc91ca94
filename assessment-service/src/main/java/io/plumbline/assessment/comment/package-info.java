/** Comments on answers, the threads they stand in, and what may happen to a thread. */
@NullMarked
package io.plumbline.assessment.comment;

import org.jspecify.annotations.NullMarked;
