/** The audit trail, for those who may read it. */
@NullMarked
package io.plumbline.gateway.audit;

import org.jspecify.annotations.NullMarked;
