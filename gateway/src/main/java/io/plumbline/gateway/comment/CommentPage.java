package io.plumbline.gateway.comment;

import io.plumbline.gateway.frame.Frame;

/**
 * The threads of an answer as a page of their own, for browsers without script.
 *
 * @param backHref the practice
 */
public record CommentPage(Frame frame, CommentBox box, String backHref) {}
