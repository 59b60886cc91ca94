/** Who comments on answers, replies, edits and settles, and how it is read. */
@NullMarked
package io.plumbline.assessment.discussion;

import org.jspecify.annotations.NullMarked;
