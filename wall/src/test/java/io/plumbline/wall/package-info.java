/** Tests of the wall and its marks. */
@NullMarked
package io.plumbline.wall;

import org.jspecify.annotations.NullMarked;
