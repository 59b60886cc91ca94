/** How long evidence stays fresh, by the tenant's own policy. */
@NullMarked
package io.plumbline.evidence.freshness;

import org.jspecify.annotations.NullMarked;
