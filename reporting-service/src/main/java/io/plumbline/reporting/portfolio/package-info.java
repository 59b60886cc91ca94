/** The portfolio: the workloads a caller may see, and their sum. */
@NullMarked
package io.plumbline.reporting.portfolio;

import org.jspecify.annotations.NullMarked;
