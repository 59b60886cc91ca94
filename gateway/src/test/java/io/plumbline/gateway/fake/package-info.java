/** Stand-ins for the four services, with made-up content, for tests of the gateway alone. */
@NullMarked
package io.plumbline.gateway.fake;

import org.jspecify.annotations.NullMarked;
