package io.plumbline.gateway.practice;

import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the findings behind a practice are shown.
 *
 * @param open the open ones in the explorer; null when the reader's role reads no findings
 */
record EvidenceLinks(@Nullable Address open) {

  static EvidenceLinks of(Session session, AssessmentPath path, String concept) {
    return new EvidenceLinks(
        session.may("evidence.read")
            ? Address.of("/evidence/findings")
                .with("workload", path.workload())
                .with("concept", concept)
                .with("lifecycle", "OPEN")
            : null);
  }

  /** All of them. */
  String all() {
    return open == null ? "" : open.href();
  }

  /** Those of one rule. */
  String ofRule(String rule) {
    return open == null ? "" : open.with("rule", rule).href();
  }

  /** {@code 14 fail}, {@code 52 pass}; none without evidence. */
  List<PracticePanel.Count> counts(EvidenceCounts counts) {
    List<PracticePanel.Count> words = new ArrayList<>();
    add(words, counts.getFail(), "fail", "FAIL");
    add(words, counts.getWarn(), "warn", "WARN");
    add(words, counts.getPass(), "pass", "PASS");
    add(words, counts.getStaleFail(), "stale fail", "FAIL");
    add(words, counts.getStaleWarn(), "stale warn", "WARN");
    add(words, counts.getStalePass(), "stale pass", "PASS");
    return words;
  }

  private void add(List<PracticePanel.Count> words, long n, String word, String observation) {
    if (n > 0) {
      String href = open == null ? "" : open.with("observation", observation).href();
      words.add(new PracticePanel.Count(Figures.whole(n) + " " + word, href));
    }
  }
}
