/** Etags against lost updates and waiting for a version to read one's own writes. */
@NullMarked
package io.plumbline.platform.freshness;

import org.jspecify.annotations.NullMarked;
