/** Calls to the services on behalf of the reader: token, request id, deadline. */
@NullMarked
package io.plumbline.gateway.services;

import org.jspecify.annotations.NullMarked;
