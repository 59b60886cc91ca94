/** Registered senders and the accounts they may speak for. */
@NullMarked
package io.plumbline.evidence.source;

import org.jspecify.annotations.NullMarked;
