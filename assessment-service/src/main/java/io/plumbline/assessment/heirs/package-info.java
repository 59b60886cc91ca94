/** Which workloads may have something else to inherit. */
@NullMarked
package io.plumbline.assessment.heirs;

import org.jspecify.annotations.NullMarked;
