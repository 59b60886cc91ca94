/** {@code plumbline exceptions}: risks that somebody accepts for a time. */
@NullMarked
package io.plumbline.cli.exception;

import org.jspecify.annotations.NullMarked;
