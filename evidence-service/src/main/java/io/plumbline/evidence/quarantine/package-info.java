/** Records that were refused alone. */
@NullMarked
package io.plumbline.evidence.quarantine;

import org.jspecify.annotations.NullMarked;
