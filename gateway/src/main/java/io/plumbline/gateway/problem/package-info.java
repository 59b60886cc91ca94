/** What went wrong, said in words: what happened, what was not changed, what to do. */
@NullMarked
package io.plumbline.gateway.problem;

import org.jspecify.annotations.NullMarked;
