/** How scores add up: whole numbers until the one rounding at the end. */
@NullMarked
package io.plumbline.reporting.score;

import org.jspecify.annotations.NullMarked;
