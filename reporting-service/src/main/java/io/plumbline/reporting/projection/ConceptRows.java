package io.plumbline.reporting.projection;

import static io.plumbline.reporting.projection.Column.bool;
import static io.plumbline.reporting.projection.Column.integer;
import static io.plumbline.reporting.projection.Column.text;

import io.plumbline.proto.assessment.events.v1.ConceptState;
import java.util.List;

/** Concepts of an assessment as rows; which practices they combine is on the practices. */
final class ConceptRows {

  static final RowSet<ConceptState> TABLE =
      new RowSet<>(
          "concept",
          List.of(
              text("concept", ConceptState::getConcept),
              integer("bucket", ConceptState::getBucketValue),
              integer("weight", ConceptState::getWeight),
              integer("proven", ConceptState::getProven),
              integer("claimed", ConceptState::getDeclared),
              bool("twin_conflict", ConceptState::getTwinConflict),
              bool("covered", ConceptState::getCovered)));

  private ConceptRows() {}
}
