/** Where improvements are planned, and plans changed. */
@NullMarked
package io.plumbline.gateway.planning;

import org.jspecify.annotations.NullMarked;
