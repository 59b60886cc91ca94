/** Calls to the services. */
@NullMarked
package io.plumbline.gateway.services;

import org.jspecify.annotations.NullMarked;
