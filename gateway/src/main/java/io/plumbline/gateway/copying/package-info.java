/** Taking answers over from twins, or from another assessment. */
@NullMarked
package io.plumbline.gateway.copying;

import org.jspecify.annotations.NullMarked;
