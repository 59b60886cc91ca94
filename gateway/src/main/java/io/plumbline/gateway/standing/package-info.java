/**
 * How an assessment stands: which one an address means, what the services answer about it, its
 * bricks.
 */
@NullMarked
package io.plumbline.gateway.standing;

import org.jspecify.annotations.NullMarked;
