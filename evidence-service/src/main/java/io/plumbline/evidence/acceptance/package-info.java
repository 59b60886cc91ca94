/** Exceptions by finding selector: which are in force, and which findings they cover. */
@NullMarked
package io.plumbline.evidence.acceptance;

import org.jspecify.annotations.NullMarked;
