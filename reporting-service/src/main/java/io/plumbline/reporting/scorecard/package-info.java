/** Scorecards: how true one workload stands. */
@NullMarked
package io.plumbline.reporting.scorecard;

import org.jspecify.annotations.NullMarked;
