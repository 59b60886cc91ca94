/** Reads and writes an edition as Markdown in the seed's grammar, which is the canonical form. */
@NullMarked
package io.plumbline.catalog.markdown;

import org.jspecify.annotations.NullMarked;
