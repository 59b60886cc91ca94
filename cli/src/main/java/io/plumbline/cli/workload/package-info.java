/** Workloads as code: a file of them is held against what is there, and applied. */
@NullMarked
package io.plumbline.cli.workload;

import org.jspecify.annotations.NullMarked;
