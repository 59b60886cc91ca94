/** Where evidence leads nowhere: findings without a workload, rules without a practice. */
@NullMarked
package io.plumbline.gateway.routing;

import org.jspecify.annotations.NullMarked;
