/** How concepts of different editions relate, as the catalog published it. */
@NullMarked
package io.plumbline.assessment.crosswalk;

import org.jspecify.annotations.NullMarked;
