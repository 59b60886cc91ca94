package io.plumbline.assessment.comparison;

import io.plumbline.proto.assessment.v1.MilestoneSnapshot;

/**
 * What two sides share beside their practices.
 *
 * @param sameEdition whether both rest on the same edition with the same content
 * @param samePolicy whether the same version of the scoring policy judged both
 * @param sameMapping whether the same mapping sets were active
 */
record Circumstances(boolean sameEdition, boolean samePolicy, boolean sameMapping) {

  static Circumstances of(MilestoneSnapshot base, MilestoneSnapshot target) {
    var before = base.getAssessment();
    var after = target.getAssessment();
    return new Circumstances(
        before.getEdition().equals(after.getEdition())
            && base.getEditionHash().equals(target.getEditionHash()),
        before.getScoringPolicy().equals(after.getScoringPolicy()),
        base.getMappingSetsList().equals(target.getMappingSetsList()));
  }
}
