/** What stands around every page: rail, top bar, reader and preferences. */
@NullMarked
package io.plumbline.gateway.frame;

import org.jspecify.annotations.NullMarked;
