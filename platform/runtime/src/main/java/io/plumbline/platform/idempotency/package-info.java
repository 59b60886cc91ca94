/** The same answer for the same request id, stored in the same write. */
@NullMarked
package io.plumbline.platform.idempotency;

import org.jspecify.annotations.NullMarked;
