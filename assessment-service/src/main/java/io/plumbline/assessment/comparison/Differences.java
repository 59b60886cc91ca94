package io.plumbline.assessment.comparison;

import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeComparison.Reason;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between two states of a practice.
 *
 * @param before how it stood
 * @param after how it stands
 * @param around what the sides share
 */
record Differences(PracticeState before, PracticeState after, Circumstances around) {

  /** Whether it stands as it stood. More evidence that says the same is no difference. */
  boolean none() {
    return !judged() && !answer() && !exception() && before.getObserved() == after.getObserved();
  }

  /** Why it does not. */
  List<Reason> reasons() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (answer()) {
      reasons.add(Reason.REASON_ANSWER);
    }
    if (evidence()) {
      reasons.add(Reason.REASON_EVIDENCE);
    }
    if (exception()) {
      reasons.add(Reason.REASON_EXCEPTION);
    }
    if (!around.samePolicy() && judged()) {
      reasons.add(Reason.REASON_POLICY);
    }
    if (rulesCameOrWent() && !around.sameMapping()) {
      reasons.add(Reason.REASON_MAPPING);
    }
    if (!around.sameEdition() && before.getStake() != after.getStake()) {
      reasons.add(Reason.REASON_EDITION);
    }
    return List.copyOf(reasons);
  }

  private boolean judged() {
    return before.getVerdict() != after.getVerdict()
        || before.getBucket() != after.getBucket()
        || before.getRisk() != after.getRisk()
        || before.getWeight() != after.getWeight()
        || before.getProven() != after.getProven()
        || before.getDeclared() != after.getDeclared();
  }

  private boolean answer() {
    Answer was = before.getAnswer();
    Answer is = after.getAnswer();
    return was.getStatus() != is.getStatus()
        || was.getDegree() != is.getDegree()
        || !was.getReason().equals(is.getReason());
  }

  private boolean evidence() {
    boolean attested = before.getCounts().getEverAttested() != after.getCounts().getEverAttested();
    boolean saysOtherwise =
        before.getObserved() != after.getObserved() && (attested || !rulesCameOrWent());
    return saysOtherwise || judged() && !items(before).equals(items(after));
  }

  private static EvidenceCounts items(PracticeState state) {
    return state.getCounts().toBuilder()
        .clearNewestObserveTime()
        .clearNextExpireTime()
        .clearEverAttested()
        .build();
  }

  private boolean rulesCameOrWent() {
    Set<ObservedStatus> both = EnumSet.of(before.getObserved(), after.getObserved());
    return both.equals(
        EnumSet.of(
            ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE, ObservedStatus.OBSERVED_STATUS_UNTESTABLE));
  }

  private boolean exception() {
    return !before.getException().equals(after.getException())
        || !before.getExceptionExpireTime().equals(after.getExceptionExpireTime())
        || !covering(before).equals(covering(after));
  }

  /** Exceptions by finding selector; how much each covers goes with the evidence. */
  private static Set<String> covering(PracticeState state) {
    return state.getCounts().getAcceptedList().stream()
        .map(AcceptedItems::getException)
        .collect(Collectors.toSet());
  }
}
