/** What upgrades would do, for one assessment and for the portfolio. */
@NullMarked
package io.plumbline.assessment.preview;

import org.jspecify.annotations.NullMarked;
