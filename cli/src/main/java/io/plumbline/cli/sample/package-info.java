/** Sample workloads: what is declared, what scanners saw, and how it all gets in. */
@NullMarked
package io.plumbline.cli.sample;

import org.jspecify.annotations.NullMarked;
