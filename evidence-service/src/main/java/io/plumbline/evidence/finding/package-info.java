/** What one source observed of one rule on one resource, and the pure rules that order findings. */
@NullMarked
package io.plumbline.evidence.finding;

import org.jspecify.annotations.NullMarked;
