/** Milestones of an assessment: the list, where one is frozen, and what each froze. */
@NullMarked
package io.plumbline.gateway.milestone;

import org.jspecify.annotations.NullMarked;
