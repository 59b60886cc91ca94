/** Documents about a workload. */
@NullMarked
package io.plumbline.cli.report;

import org.jspecify.annotations.NullMarked;
