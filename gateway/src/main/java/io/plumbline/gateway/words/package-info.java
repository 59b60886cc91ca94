/** How times, figures and terms of the contracts read in English. */
@NullMarked
package io.plumbline.gateway.words;

import org.jspecify.annotations.NullMarked;
