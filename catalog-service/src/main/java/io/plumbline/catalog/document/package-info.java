/** What an edition says, read from or written to any format, and what can be wrong with it. */
@NullMarked
package io.plumbline.catalog.document;

import org.jspecify.annotations.NullMarked;
