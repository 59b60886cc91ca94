/** Which findings belong to which workloads, and who may see those. */
@NullMarked
package io.plumbline.evidence.routing;

import org.jspecify.annotations.NullMarked;
