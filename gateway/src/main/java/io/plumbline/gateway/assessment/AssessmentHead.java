package io.plumbline.gateway.assessment;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What is assessed, and how it stands.
 *
 * @param workload the workload's name
 * @param edition the edition it is held against, in words
 * @param facts environment, accounts and owner in words
 * @param score proven and declared over all practices
 * @param distinct the same over distinct concepts
 * @param practices how many practices there are
 * @param concepts how many distinct concepts they are
 * @param coverage share of concepts with fresh evidence, in words
 * @param evidence when evidence last came in
 * @param life where it is in its life
 */
public record AssessmentHead(
    String workload,
    String edition,
    String facts,
    Bar score,
    Bar distinct,
    int practices,
    int concepts,
    String coverage,
    @Nullable Moment evidence,
    LifeLine life) {

  /**
   * Where the assessment is in its life.
   *
   * @param state the state it is in
   * @param who who brought it there, empty while nobody has
   * @param when when they did
   * @param href the page about it
   */
  public record LifeLine(Marked state, String who, @Nullable Moment when, String href) {}
}
