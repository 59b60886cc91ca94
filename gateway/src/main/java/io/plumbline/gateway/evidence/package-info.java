/** What the pages of the evidence section have in common: tabs and axes. */
@NullMarked
package io.plumbline.gateway.evidence;

import org.jspecify.annotations.NullMarked;
