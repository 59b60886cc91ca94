/** Who reads, what they may do, and how they like it; sign-out; checks at start. */
@NullMarked
package io.plumbline.gateway.session;

import org.jspecify.annotations.NullMarked;
