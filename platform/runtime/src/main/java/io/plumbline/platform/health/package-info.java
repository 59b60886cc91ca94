/** Liveness and readiness with real checks. */
@NullMarked
package io.plumbline.platform.health;

import org.jspecify.annotations.NullMarked;
