package io.plumbline.reporting.projection;

import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.proto.reporting.v1.WallBrick;
import java.util.List;

/** The small wall of an assessment, ready for the portfolio: 500 of them must cost one query. */
final class SmallWall {

  private SmallWall() {}

  /** A portfolio row that holds nothing but the wall, as bytes to merge into one. */
  static byte[] of(List<PracticeState> practices) {
    PortfolioRow.Builder row = PortfolioRow.newBuilder();
    for (PracticeState practice : practices) {
      row.addWall(
          WallBrick.newBuilder()
              .setPracticeId(practice.getPracticeId())
              .setBucket(practice.getBucket())
              .setWeight(practice.getWeight()));
    }
    return row.build().toByteArray();
  }
}
