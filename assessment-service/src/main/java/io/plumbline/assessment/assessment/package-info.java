/** One workload held against one edition. */
@NullMarked
package io.plumbline.assessment.assessment;

import org.jspecify.annotations.NullMarked;
