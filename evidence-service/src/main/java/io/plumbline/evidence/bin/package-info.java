/** How many findings there are of each sort, kept with every write. */
@NullMarked
package io.plumbline.evidence.bin;

import org.jspecify.annotations.NullMarked;
