package io.plumbline.assessment.suggestion;

import io.plumbline.assessment.verdict.Tally;
import java.util.ArrayList;
import java.util.List;

/** Evidence in words: what passes of how much, what is old, and who speaks. */
final class EvidenceWords {

  private EvidenceWords() {}

  static List<String> of(Tally tally, boolean attested) {
    List<String> words = new ArrayList<>();
    if (tally.fresh() > 0) {
      words.add(fresh(tally));
    }
    if (tally.staleFailures() > 0) {
      words.add(
          count(tally.staleFailures(), "old failure was", "old failures were")
              + " not checked again.");
    }
    if (tally.stalePass() > 0) {
      words.add(count(tally.stalePass(), "older pass is", "older passes are") + " stale.");
    }
    if (attested) {
      words.add("A person has attested it.");
    }
    return words;
  }

  private static String fresh(Tally tally) {
    String passing =
        tally.pass() + " of " + count(tally.fresh(), "result", "results") + " pass" + plural(tally);
    List<String> others = new ArrayList<>();
    if (tally.fail() > 0) {
      others.add(tally.fail() + (tally.fail() == 1 ? " fails" : " fail"));
    }
    if (tally.warn() > 0) {
      others.add(tally.warn() + (tally.warn() == 1 ? " warns" : " warn"));
    }
    return passing + (others.isEmpty() ? "" : ", " + String.join(" and ", others)) + ".";
  }

  private static String plural(Tally tally) {
    return tally.pass() == 1 ? "es" : "";
  }

  private static String count(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
