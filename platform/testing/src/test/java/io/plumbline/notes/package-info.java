/** A tiny service that shows and tests what the platform does. */
@NullMarked
package io.plumbline.notes;

import org.jspecify.annotations.NullMarked;
