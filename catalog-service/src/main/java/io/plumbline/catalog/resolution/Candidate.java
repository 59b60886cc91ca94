package io.plumbline.catalog.resolution;

import io.plumbline.catalog.crosswalk.Confidence;
import io.plumbline.catalog.crosswalk.Relation;
import io.plumbline.catalog.practice.Practice;

/** A practice of the built-in edition that stands for a concept, or resembles it. */
record Candidate(Practice practice, Relation relation, Confidence confidence, String reason) {

  /** A practice that the reference names in the built-in edition itself. */
  Candidate named() {
    return new Candidate(
        practice, Relation.EQUAL, Confidence.CERTAIN, "named in the built-in edition itself");
  }
}
