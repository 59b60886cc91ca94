package io.plumbline.gateway.problem;

import io.plumbline.gateway.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page that says what went wrong.
 *
 * @param problem what went wrong
 * @param requestId what to tell the administrator
 * @param frame what stands around it, absent when nobody is signed in
 */
public record ProblemPage(Problem problem, String requestId, @Nullable Frame frame) {}
