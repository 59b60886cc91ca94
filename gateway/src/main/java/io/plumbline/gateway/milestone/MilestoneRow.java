package io.plumbline.gateway.milestone;

import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;

/**
 * One milestone without what it froze.
 *
 * @param name resource name
 * @param href its page
 * @param title its name for people
 * @param note why it was frozen; may be empty
 * @param creator who froze it
 * @param frozen when
 * @param score proven and declared over all practices
 * @param distinct the same over distinct concepts
 * @param answered how many practices were answered, in words
 * @param contradicted how many leaned
 * @param nowHref the comparison with the assessment as it stands
 */
public record MilestoneRow(
    String name,
    String href,
    String title,
    String note,
    String creator,
    Moment frozen,
    Bar score,
    Bar distinct,
    String answered,
    int contradicted,
    String nowHref) {}
