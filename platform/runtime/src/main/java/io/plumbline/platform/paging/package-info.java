/** Keyset paging with opaque tokens that are bound to their query. */
@NullMarked
package io.plumbline.platform.paging;

import org.jspecify.annotations.NullMarked;
