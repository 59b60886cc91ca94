/** The rules every contract keeps, and the comparison with the last release. */
@NullMarked
package io.plumbline.contract;

import org.jspecify.annotations.NullMarked;
