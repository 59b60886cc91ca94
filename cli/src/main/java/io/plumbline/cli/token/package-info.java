/** Tokens of the local stack's sample identities. */
@NullMarked
package io.plumbline.cli.token;

import org.jspecify.annotations.NullMarked;
