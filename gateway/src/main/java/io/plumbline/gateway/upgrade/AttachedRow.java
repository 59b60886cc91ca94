package io.plumbline.gateway.upgrade;

import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people still have to do with a practice, and whether it follows.
 *
 * @param id of the practice
 * @param title of the practice
 * @param href its page in the old assessment
 * @param words one for each thing
 */
public record AttachedRow(String id, String title, String href, List<String> words) {

  /** The practices of a plan that have anything. */
  static List<AttachedRow> of(UpgradePlan plan) {
    return plan.getSourcesList().stream()
        .map(source -> of(plan, source))
        .filter(row -> !row.words().isEmpty())
        .toList();
  }

  private static AttachedRow of(UpgradePlan plan, UpgradeSource source) {
    String key = source.getPracticeId().toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    if (source.getOpenThreadCount() > 0) {
      boolean stays = source.getFate() == UpgradeFate.UPGRADE_FATE_NO_TARGET;
      words.add(
          counted(source.getOpenThreadCount(), "open thread")
              + (stays ? ": stays with the old answer" : ": shown with the new answer too"));
    }
    if (source.getOpenImprovementCount() > 0) {
      words.add(
          counted(source.getOpenImprovementCount(), "open improvement")
              + (source.getSameMeaning()
                  ? ": holds for the new practice"
                  : ": stays on the board of the workload; no new practice means the same"));
    }
    if (!source.getException().isEmpty()) {
      words.add(
          source.getSameMeaning()
              ? "an accepted risk: holds for the new practice"
              : "an accepted risk: no new practice means the same, so it has to be accepted anew");
    }
    return new AttachedRow(
        source.getPracticeId(),
        source.getTitle(),
        "/" + plan.getAssessment() + "?practice=" + key,
        words);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
