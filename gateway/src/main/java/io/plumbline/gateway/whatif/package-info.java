/** What the score would be if some practices were fixed. */
@NullMarked
package io.plumbline.gateway.whatif;

import org.jspecify.annotations.NullMarked;
