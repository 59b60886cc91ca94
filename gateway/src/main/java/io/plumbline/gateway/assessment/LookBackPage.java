package io.plumbline.gateway.assessment;

import io.plumbline.gateway.frame.Frame;

/**
 * Says why a past instant can not be shown.
 *
 * @param workload the workload's id
 * @param why in words
 * @param look where another one is chosen
 */
public record LookBackPage(
    Frame frame, String workload, String why, AssessmentPage.LookBack look) {}
