/** What a practice means across editions: concepts, relations, risk, and finding a practice. */
@NullMarked
package io.plumbline.catalog.crosswalk;

import org.jspecify.annotations.NullMarked;
