/** Finds out what a reference to a practice means, whichever edition it comes from. */
@NullMarked
package io.plumbline.catalog.resolution;

import org.jspecify.annotations.NullMarked;
