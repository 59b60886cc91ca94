/** The board of improvements: what is planned, by whom, by when, and what became of it. */
@NullMarked
package io.plumbline.gateway.improvement;

import org.jspecify.annotations.NullMarked;
