/** How work is handed in and judged: the life of an assessment, and the review of its answers. */
@NullMarked
package io.plumbline.assessment.signoff;

import org.jspecify.annotations.NullMarked;
