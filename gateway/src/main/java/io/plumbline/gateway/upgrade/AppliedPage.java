package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade that was applied.
 *
 * @param name name of the old assessment
 * @param old the page of the old assessment
 * @param target the page of the new one
 * @param milestone id of the milestone that froze the old one
 * @param author who applied it
 * @param applied when
 * @param undone when it was taken back; null when it was not
 * @param undoAuthor who took it back
 * @param undoReason why
 * @param changes how often people have changed the new assessment since
 * @param here path of this page
 * @param body the plan as it was applied
 * @param may whether the reader may take it back
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record AppliedPage(
    Frame frame,
    String name,
    String old,
    String target,
    String milestone,
    String author,
    Moment applied,
    @Nullable Moment undone,
    String undoAuthor,
    String undoReason,
    int changes,
    String here,
    PlanBody body,
    boolean may,
    String csrf,
    String error) {}
