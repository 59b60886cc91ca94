/** Tests of the gateway as browsers see it. */
@NullMarked
package io.plumbline.gateway;

import org.jspecify.annotations.NullMarked;
