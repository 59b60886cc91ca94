/** What is routed and counted anew when a workload's scope or the mapping of rules changes. */
@NullMarked
package io.plumbline.evidence.recount;

import org.jspecify.annotations.NullMarked;
