package io.plumbline.gateway.assessment;

import java.util.List;

/**
 * What to look at first.
 *
 * @param leaning contradicted practices, the heaviest first
 * @param unanswered how many nobody answered
 * @param nextUnanswered the first unanswered practice, empty when there is none
 * @param expiring what ends within 30 days, in words
 * @param twinConflicts twins with differing answers, in words
 * @param evidence whether any evidence ever came in
 * @param uploadCommand the command that brings the first scan in
 */
public record Overview(
    List<PracticeRow> leaning,
    int unanswered,
    String nextUnanswered,
    List<String> expiring,
    List<String> twinConflicts,
    boolean evidence,
    String uploadCommand) {}
