package io.plumbline.evidence.ingest;

import java.util.ArrayList;
import java.util.List;

/** Records that are stored in one transaction. */
final class Batch {

  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  void take(Candidate candidate) {
    candidates.add(candidate);
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  List<Candidate> candidates() {
    return candidates;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  boolean isEmpty() {
    return candidates.isEmpty() && refusals.isEmpty();
  }

  int size() {
    return candidates.size() + refusals.size();
  }
}
