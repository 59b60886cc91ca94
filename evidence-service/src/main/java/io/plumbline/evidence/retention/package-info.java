/** How long evidence is kept, what holds it, and purging the rest. */
@NullMarked
package io.plumbline.evidence.retention;

import org.jspecify.annotations.NullMarked;
