/** Two milestones, or one and now, side by side: what is better, what is worse, and why. */
@NullMarked
package io.plumbline.gateway.comparison;

import org.jspecify.annotations.NullMarked;
