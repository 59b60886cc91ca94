/** The way to the services: addresses, identities, calls and their failures. */
@NullMarked
package io.plumbline.cli.client;

import org.jspecify.annotations.NullMarked;
