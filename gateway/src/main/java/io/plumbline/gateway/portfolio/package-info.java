/** The portfolio: every workload a reader may see, on one page. */
@NullMarked
package io.plumbline.gateway.portfolio;

import org.jspecify.annotations.NullMarked;
