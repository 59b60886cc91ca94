/** The one command: start, fill, welcome. */
@NullMarked
package io.plumbline.cli.up;

import org.jspecify.annotations.NullMarked;
