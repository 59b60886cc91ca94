package io.plumbline.assessment.contradiction;

import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.proto.assessment.v1.Contradiction;
import io.plumbline.proto.assessment.v1.Contradiction.Kind;
import io.plumbline.proto.assessment.v1.Contradiction.Resolution;
import java.util.ArrayList;
import java.util.List;

/** Contradictions as the contract shows them. */
final class ContradictionProtos {

  private ContradictionProtos() {}

  static Contradiction proto(Contradictions.Found found) {
    Scored scored = Scored.stored(found.row());
    boolean understated = scored.derived().understated();
    return Contradiction.newBuilder()
        .setState(StateProtos.practice(found.assessment(), scored))
        .setWorkloadDisplayName(found.workload().spec().displayName())
        .setUnit(found.workload().spec().unit())
        .setKind(understated ? Kind.KIND_UNDERSTATED : Kind.KIND_OVERSTATED)
        .addAllResolutions(
            resolutions(
                found.row().declaration().status(),
                understated,
                scored.row().tally().fail() + scored.row().tally().warn() > 0,
                found.row().excepted()))
        .build();
  }

  /**
   * What can be done. An exception covers a shortfall that is declared as done (bucket rule 3), not
   * what is declared as not applicable.
   */
  static List<Resolution> resolutions(
      AnswerStatus declared, boolean understated, boolean fails, boolean excepted) {
    List<Resolution> ways = new ArrayList<>();
    ways.add(Resolution.RESOLUTION_ANSWER);
    if (!understated && fails) {
      ways.add(Resolution.RESOLUTION_FIX_FINDINGS);
    }
    if (!understated && !excepted && declared != AnswerStatus.NOT_APPLICABLE) {
      ways.add(Resolution.RESOLUTION_REQUEST_EXCEPTION);
    }
    return ways;
  }
}
