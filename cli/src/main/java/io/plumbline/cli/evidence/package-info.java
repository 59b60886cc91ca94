/** {@code plumbline evidence}: care for what the evidence service keeps. */
@NullMarked
package io.plumbline.cli.evidence;

import org.jspecify.annotations.NullMarked;
