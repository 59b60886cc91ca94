/** What waits for the reader, across all workloads. */
@NullMarked
package io.plumbline.gateway.work;

import org.jspecify.annotations.NullMarked;
