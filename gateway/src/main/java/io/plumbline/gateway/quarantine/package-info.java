/**
 * Records that were refused alone: the list, and the page of one with what can be done about it.
 */
@NullMarked
package io.plumbline.gateway.quarantine;

import org.jspecify.annotations.NullMarked;
