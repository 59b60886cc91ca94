/** The whole product on one machine: starts, watches and stops every part of it. */
@NullMarked
package io.plumbline.cli.stack;

import org.jspecify.annotations.NullMarked;
