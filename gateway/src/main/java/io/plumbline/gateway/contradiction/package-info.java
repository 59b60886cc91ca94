/** The queue of contradictions: what is declared and observed otherwise. */
@NullMarked
package io.plumbline.gateway.contradiction;

import org.jspecify.annotations.NullMarked;
