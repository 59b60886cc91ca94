/** Runs of sources: the list and the page of one, with progress while it goes on. */
@NullMarked
package io.plumbline.gateway.scan;

import org.jspecify.annotations.NullMarked;
