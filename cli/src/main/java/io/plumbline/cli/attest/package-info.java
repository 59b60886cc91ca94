/** Evidence given by people. */
@NullMarked
package io.plumbline.cli.attest;

import org.jspecify.annotations.NullMarked;
