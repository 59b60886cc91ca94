/** Answers that an assessment offers to others, and who takes them. */
@NullMarked
package io.plumbline.gateway.inheritance;

import org.jspecify.annotations.NullMarked;
