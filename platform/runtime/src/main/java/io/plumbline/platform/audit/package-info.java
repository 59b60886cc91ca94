/** The append-only, hash-chained record of every write, and the count of denied calls. */
@NullMarked
package io.plumbline.platform.audit;

import org.jspecify.annotations.NullMarked;
