/** Scoring policies: what risks weigh, by versions; what one would change, and which is active. */
@NullMarked
package io.plumbline.gateway.policy;

import org.jspecify.annotations.NullMarked;
