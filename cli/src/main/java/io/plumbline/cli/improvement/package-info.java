/** {@code plumbline improvements}: what is planned, and what became of it. */
@NullMarked
package io.plumbline.cli.improvement;

import org.jspecify.annotations.NullMarked;
