/** A workload without an assessment: where the first one is started. */
@NullMarked
package io.plumbline.gateway.workload;

import org.jspecify.annotations.NullMarked;
