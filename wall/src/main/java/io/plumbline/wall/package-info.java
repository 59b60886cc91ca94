/** The wall of bricks and the language of marks, drawn as SVG without script. */
@NullMarked
package io.plumbline.wall;

import org.jspecify.annotations.NullMarked;
