package io.plumbline.evidence.ingest;

import java.util.ArrayList;
import java.util.List;

/** Records that are stored in one transaction. */
final class Batch {

  /** Records that a client may put into one. */
  static final int MOST = 1000;

  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int masked;

  void take(Candidate candidate) {
    candidates.add(candidate);
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Counts a record in which credentials were masked. */
  void mask() {
    masked++;
  }

  int masked() {
    return masked;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /**
   * Whether a refused record may stand for a finding of this source: then what is absent from the
   * scan is not known. What a source may not speak for is none of its findings.
   */
  boolean hidesSomething() {
    return refusals.stream().anyMatch(refusal -> !refusal.reason().endsWith("_NOT_ALLOWED"));
  }

  boolean isEmpty() {
    return candidates.isEmpty() && refusals.isEmpty();
  }

  int size() {
    return candidates.size() + refusals.size();
  }
}
