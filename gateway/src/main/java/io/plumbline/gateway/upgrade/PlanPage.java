package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.frame.Frame;
import java.util.List;

/**
 * The dry run.
 *
 * @param name name of the assessment for people
 * @param back the assessment's page
 * @param action where the upgrade is applied
 * @param edition resource name of the new edition
 * @param version the version of the assessment that the plan rests on
 * @param id what the new assessment may be called in addresses
 * @param choices what is chosen, as the form sends it
 * @param body the plan
 * @param may whether the reader may apply it
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record PlanPage(
    Frame frame,
    String name,
    String back,
    String action,
    String edition,
    long version,
    String id,
    List<String> choices,
    PlanBody body,
    boolean may,
    String csrf,
    String error) {}
