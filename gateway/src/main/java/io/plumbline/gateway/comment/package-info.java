/** Comments on an answer: threads, replies, edits, and what is settled. */
@NullMarked
package io.plumbline.gateway.comment;

import org.jspecify.annotations.NullMarked;
