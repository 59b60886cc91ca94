/** The order in which the evidence of a tenant changed, and giving it once more. */
@NullMarked
package io.plumbline.evidence.replay;

import org.jspecify.annotations.NullMarked;
