/** The forms that scanners write, one reader each. */
@NullMarked
package io.plumbline.evidence.format;

import org.jspecify.annotations.NullMarked;
