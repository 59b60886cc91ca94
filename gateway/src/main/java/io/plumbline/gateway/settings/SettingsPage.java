package io.plumbline.gateway.settings;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workload is, and the form that changes it.
 *
 * @param base path of the page
 * @param home where the workload's assessments are
 * @param about what is known, for every reader
 * @param form the form; null when the reader may not change it, or it is archived
 * @param archived when it was archived; null while it is in use
 * @param restorable whether the reader may restore it
 * @param preview what the scope would catch; null when it was not asked
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record SettingsPage(
    Frame frame,
    String base,
    String home,
    About about,
    @Nullable Form form,
    @Nullable Moment archived,
    boolean restorable,
    @Nullable Preview preview,
    String csrf,
    String error) {

  /**
   * What is known of a workload.
   *
   * @param facts short ones, in order
   * @param members in words, one each; empty when it is open to all
   * @param diagram address of its diagram; empty when it has none
   */
  public record About(
      String name,
      String description,
      List<Fact> facts,
      List<Link> links,
      List<String> members,
      boolean restricted,
      String diagram) {}

  /** A word and what it is for this workload. */
  public record Fact(String label, String value) {}

  /** A page elsewhere. */
  public record Link(String title, String uri) {}

  /**
   * What the form holds; lists one value a line.
   *
   * @param environment the chosen one, as the contract writes it without its prefix
   * @param rules those there are, and an empty one to add
   */
  public record Form(
      String etag,
      String displayName,
      String description,
      String owner,
      String unit,
      String environment,
      String criticality,
      String accounts,
      String regions,
      String tags,
      String links,
      boolean restricted,
      String groups,
      String users,
      List<RuleInput> rules) {}

  /**
   * What a scope would catch of what is stored.
   *
   * @param findings how many, in words
   * @param unrouted how many of them belong to no workload now
   * @param observations by what was observed
   * @param rules by the scanner's rule, the most first
   * @param moreRules how many rules are not shown
   * @param truncated whether there is more than was looked at
   */
  public record Preview(
      String findings,
      String unrouted,
      List<Fact> observations,
      List<Fact> rules,
      int moreRules,
      boolean truncated) {}
}
