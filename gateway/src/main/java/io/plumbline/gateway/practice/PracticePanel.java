package io.plumbline.gateway.practice;

import io.plumbline.gateway.words.Moment;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One practice: what is declared, what is observed, and what follows.
 *
 * @param key the practice's resource id, {@code sec01-bp01}
 * @param brick what its mark says
 * @param area the area it stands in
 * @param topic the topic it stands in
 * @param twinHref the twin's panel, empty without a twin
 * @param previousHref the practice before, empty at the start
 * @param nextHref the practice after, empty at the end
 * @param position where it stands, {@code 12 of 60}
 * @param answer the declaration and its form
 * @param observed what the evidence says
 * @param banner the verdict in one sentence
 * @param acceptance the exception on it, or where one is asked for
 * @param covered which of its failing items exceptions on findings cover
 * @param plans what is planned for it
 * @param guidance what the edition says
 * @param findings the findings behind it
 * @param attestations what people attested
 * @param reasons why the verdict is what it is, term by term
 * @param history who declared what, newest first
 * @param base path of this practice
 * @param csrf token that every form carries
 * @param backHref the page without a chosen practice
 */
public record PracticePanel(
    String key,
    Brick brick,
    String area,
    String topic,
    String twinHref,
    String previousHref,
    String nextHref,
    String position,
    AnswerForm answer,
    Observed observed,
    Banner banner,
    Acceptance acceptance,
    Covered covered,
    Plans plans,
    Guidance guidance,
    FindingList findings,
    AttestationBox attestations,
    List<Reason> reasons,
    List<HistoryEntry> history,
    String base,
    String csrf,
    String backHref) {

  /** The practice as it is now. */
  public String nowHref() {
    return base.substring(0, base.indexOf("/practices/")) + "?practice=" + key;
  }

  public String mark() {
    return Mark.svg(brick.bucket());
  }

  public boolean high() {
    return brick.risk().startsWith("HIGH");
  }

  /**
   * What the evidence says.
   *
   * @param word observed status in words
   * @param counts fresh and stale counts, each leading to its findings
   * @param newest when the newest of it was observed
   * @param testable whether any rule could speak for it
   */
  public record Observed(
      String word, List<Count> counts, @Nullable Moment newest, boolean testable) {}

  /**
   * One count.
   *
   * @param words {@code 14 fail}
   * @param href the findings it counts; empty where the reader sees none
   */
  public record Count(String words, String href) {}

  /**
   * The way to an exception.
   *
   * @param href where; empty where there is none
   * @param label what it leads to
   */
  public record Acceptance(String href, String label) {
    public static final Acceptance NONE = new Acceptance("", "");
  }

  /**
   * What exceptions on findings cover.
   *
   * @param words {@code 3 of 4 failing items}; empty when they cover nothing
   * @param by each of them
   */
  public record Covered(String words, List<Acceptance> by) {}

  /**
   * Improvements of what the practice means.
   *
   * @param listHref the list as part of the panel; empty where the reader sees none
   * @param boardHref the same on the board
   * @param newHref where one is planned; empty where the reader may not, or nothing lacks
   * @param whatIfHref what it would do to the score; empty when nothing lacks
   */
  public record Plans(String listHref, String boardHref, String newHref, String whatIfHref) {}

  /**
   * What the edition says.
   *
   * @param text its description
   * @param url the publisher's page
   * @param elsewhere the same practice in other editions, in words
   */
  public record Guidance(String text, String url, List<String> elsewhere) {}

  /**
   * One term of the verdict.
   *
   * @param label what is looked at
   * @param value what was found
   * @param rule the rule that applied
   */
  public record Reason(String label, String value, String rule) {}

  /**
   * One change of the declaration.
   *
   * @param who who declared
   * @param what the declaration in words
   * @param notes their words, may be empty
   * @param when the time
   */
  public record HistoryEntry(String who, String what, String notes, Moment when) {}
}
