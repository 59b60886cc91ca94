/** Measures the product on the machine it runs on. */
@NullMarked
package io.plumbline.cli.bench;

import org.jspecify.annotations.NullMarked;
