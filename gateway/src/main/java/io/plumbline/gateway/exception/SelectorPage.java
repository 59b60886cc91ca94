package io.plumbline.gateway.exception;

import io.plumbline.gateway.frame.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for an exception on selected findings.
 *
 * @param workload id of the workload
 * @param fields the parts of the selector
 * @param reach what it covers now; null when nothing is stated or it can not be said
 * @param here the address of the form, to which the terms are sent
 * @param input what was filled in of the terms
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record SelectorPage(
    Frame frame,
    String workload,
    List<SelectorInput.Field> fields,
    @Nullable Reach reach,
    String here,
    TermsInput input,
    String csrf,
    String error) {}
