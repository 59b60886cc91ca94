package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * One finding.
 *
 * @param title one line for people
 * @param states its three axes and severity
 * @param said the scanner's words on the outcome
 * @param facts what else is known, in order
 * @param timeline its states, newest first
 * @param practices it speaks to, and why
 * @param mappedBy the mapping sets that know its scanner
 * @param unmapped whether no mapping set knows its rule
 * @param proof that it was recorded as it stands
 * @param waive where an exception on it is asked for, by workload; nothing for who may not
 * @param original as it was sent, laid out; empty when it was too large to keep
 */
public record FindingPage(
    Frame frame,
    List<Tab> tabs,
    String title,
    States states,
    String said,
    List<Fact> facts,
    List<Stage> timeline,
    List<Meaning> practices,
    List<Mapped> mappedBy,
    boolean unmapped,
    Proof proof,
    List<Waive> waive,
    String original) {

  /**
   * The way to an exception.
   *
   * @param label what it leads to
   */
  public record Waive(String label, String href) {}

  /**
   * The axes.
   *
   * @param observed what was observed
   * @param seen when it was last observed
   * @param fresh until when it counts as fresh, or since when it does not
   * @param stale whether that is over
   */
  public record States(
      Marked observed,
      Moment seen,
      String lifecycle,
      String decision,
      String severity,
      Moment fresh,
      boolean stale) {}

  /**
   * One fact.
   *
   * @param label what it is
   * @param value as text
   * @param href where it leads; empty for nowhere
   * @param mono whether it is an identifier
   */
  public record Fact(String label, String value, String href, boolean mono) {}

  /**
   * A state it was or is in.
   *
   * @param what the axes in words
   * @param observed the first of them
   * @param when it was last seen so
   * @param until when another took its place; null for the present one
   * @param scanHref the scan that held it so
   */
  public record Stage(
      Marked observed,
      String what,
      Moment when,
      @org.jspecify.annotations.Nullable Moment until,
      String scanHref) {}

  /**
   * Where it stands in the ledger.
   *
   * @param leaf its place, as a figure
   * @param size how many leaves the signed log has, in words
   * @param origin names the log
   * @param root of the tree over the leaves, in hex
   * @param href the proof as a file
   * @param none why there is no proof; empty when there is one
   */
  public record Proof(
      String leaf, String size, String origin, String root, String href, String none) {}

  /**
   * A mapping set.
   *
   * @param name its id
   * @param words how large it is and how far it can be trusted
   * @param published when
   */
  public record Mapped(String name, String words, Moment published) {}

  /**
   * A concept its rule speaks to.
   *
   * @param concept what it means across editions
   * @param practices of the built-in edition
   * @param why in words, when there is none
   * @param href all findings of the concept
   * @param plans where an improvement is planned for it, by workload
   */
  public record Meaning(
      String concept, List<PracticeLine> practices, String why, String href, List<Plan> plans) {}

  /**
   * The way to an improvement.
   *
   * @param label what it leads to
   * @param href where
   */
  public record Plan(String label, String href) {}

  /**
   * A practice.
   *
   * @param id in its edition
   * @param title its title
   * @param how the concept relates to it, and how sure that is
   */
  public record PracticeLine(String id, String title, String how) {}
}
