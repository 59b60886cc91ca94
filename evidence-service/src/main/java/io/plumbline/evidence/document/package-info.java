/**
 * A document on disk: its form, its format, the place of every record, and what stands around it.
 */
@NullMarked
package io.plumbline.evidence.document;

import org.jspecify.annotations.NullMarked;
