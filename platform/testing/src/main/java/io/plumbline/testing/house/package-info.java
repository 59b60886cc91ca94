/** The rules of the house, proven on the compiled classes of a module. */
@NullMarked
package io.plumbline.testing.house;

import org.jspecify.annotations.NullMarked;
