/** Who is calling and what they may do: the caller of a call and the roles of the contract. */
@NullMarked
package io.plumbline.platform.access;

import org.jspecify.annotations.NullMarked;
