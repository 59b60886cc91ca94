/** Workloads that were taken out of use. */
@NullMarked
package io.plumbline.gateway.archive;

import org.jspecify.annotations.NullMarked;
