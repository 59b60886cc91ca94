/** Streaming readers of scanner formats: form, format, records, and what is wrong with them. */
@NullMarked
package io.plumbline.evidence.reader;

import org.jspecify.annotations.NullMarked;
