/** How true a workload stands. */
@NullMarked
package io.plumbline.cli.scorecard;

import org.jspecify.annotations.NullMarked;
