/** Threads of comments across all workloads. */
@NullMarked
package io.plumbline.gateway.discussion;

import org.jspecify.annotations.NullMarked;
