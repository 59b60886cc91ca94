/** Documents in and out: check, import and export of editions. */
@NullMarked
package io.plumbline.catalog.exchange;

import org.jspecify.annotations.NullMarked;
