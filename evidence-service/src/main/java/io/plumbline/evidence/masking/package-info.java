/** Credentials inside evidence, found and replaced before anything else sees them. */
@NullMarked
package io.plumbline.evidence.masking;

import org.jspecify.annotations.NullMarked;
