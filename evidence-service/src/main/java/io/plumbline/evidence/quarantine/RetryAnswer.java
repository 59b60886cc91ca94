package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.ingest.Retry;
import io.plumbline.proto.evidence.v1.RetriedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says per record what a retry did. Pure. */
final class RetryAnswer {

  private final Optional<Retry> judged;
  private final @Nullable Map<Long, Outcome> outcomes;
  private final Map<Long, Retry.Refused> refused = new HashMap<>();

  /**
   * An answer.
   *
   * @param judged nothing when the format of the scan can not be read again
   * @param outcomes of what was taken; null when nothing was to be stored
   */
  RetryAnswer(Optional<Retry> judged, @Nullable Map<Long, Outcome> outcomes) {
    this.judged = judged;
    this.outcomes = outcomes;
    judged.ifPresent(retry -> retry.refused().forEach(r -> refused.put(r.index(), r)));
  }

  RetryQuarantinedRecordsResponse.Builder of(RetryBatch batch) {
    RetryQuarantinedRecordsResponse.Builder response = RetryQuarantinedRecordsResponse.newBuilder();
    batch.found().forEach(found -> response.addRecords(retried(found)));
    return response.setTakenCount(
        (int)
            response.getRecordsList().stream()
                .filter(r -> r.getResult() == RetriedRecord.Result.RESULT_TAKEN)
                .count());
  }

  private RetriedRecord.Builder retried(RetryBatch.Found found) {
    RetriedRecord.Builder answer =
        RetriedRecord.newBuilder().setName(QuarantineProtos.name(found.scan(), found.index()));
    if (!found.state().equals("OPEN")) {
      return notOpen(answer);
    }
    if (found.size() == 0) {
      return impossible(answer, "the original was purged: send its file again");
    }
    if (Retry.isCut(found.size())) {
      return impossible(answer, "the original was cut when it was kept: send its file again");
    }
    if (judged.isEmpty()) {
      return impossible(answer, "records of this scan's format can not be read one by one");
    }
    Retry.Refused again = refused.get(found.index());
    if (again != null) {
      return answer
          .setResult(RetriedRecord.Result.RESULT_REFUSED)
          .setReason(again.reason())
          .setMessage(again.message());
    }
    return taken(answer, found.index());
  }

  private RetriedRecord.Builder taken(RetriedRecord.Builder answer, long index) {
    if (outcomes == null) {
      return answer.setResult(RetriedRecord.Result.RESULT_TAKEN);
    }
    Outcome outcome = outcomes.get(index);
    return outcome == null
        ? notOpen(answer)
        : answer.setResult(RetriedRecord.Result.RESULT_TAKEN).setOutcome(outcome.name());
  }

  private static RetriedRecord.Builder notOpen(RetriedRecord.Builder answer) {
    return answer
        .setResult(RetriedRecord.Result.RESULT_NOT_OPEN)
        .setMessage("the record was settled before");
  }

  private static RetriedRecord.Builder impossible(RetriedRecord.Builder answer, String why) {
    return answer.setResult(RetriedRecord.Result.RESULT_IMPOSSIBLE).setMessage(why);
  }
}
