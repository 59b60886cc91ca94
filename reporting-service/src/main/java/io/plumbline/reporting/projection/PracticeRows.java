package io.plumbline.reporting.projection;

import static io.plumbline.reporting.projection.Column.bigint;
import static io.plumbline.reporting.projection.Column.bool;
import static io.plumbline.reporting.projection.Column.integer;
import static io.plumbline.reporting.projection.Column.text;
import static io.plumbline.reporting.projection.Column.timestamp;
import static java.util.stream.Collectors.joining;

import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Practices of an assessment as rows: one column a field that screens and documents show. */
final class PracticeRows {

  private static final List<Column<PracticeState>> COLUMNS =
      List.of(
          text("practice_id", PracticeState::getPracticeId),
          text("practice", PracticeState::getPractice),
          integer("ordinal", PracticeState::getOrdinal),
          text("title", PracticeState::getTitle),
          text("area", PracticeState::getArea),
          text("topic", PracticeState::getTopic),
          text("concept", PracticeState::getConcept),
          text("twin_id", PracticeState::getTwinId),
          integer("declared", p -> p.getAnswer().getStatusValue()),
          integer("degree", p -> p.getAnswer().hasDegree() ? p.getAnswer().getDegree() : null),
          text("reason", p -> p.getAnswer().getReason()),
          text("notes", p -> p.getAnswer().getNotes()),
          text("author", p -> p.getAnswer().getAuthor()),
          timestamp("answer_time", p -> answerTime(p.getAnswer())),
          integer("observed", PracticeState::getObservedValue),
          integer("verdict", PracticeState::getVerdictValue),
          timestamp(
              "verdict_time", p -> p.hasVerdictTime() ? Times.column(p.getVerdictTime()) : null),
          integer("bucket", PracticeState::getBucketValue),
          integer("risk", PracticeState::getRiskValue),
          integer("stake", PracticeState::getStakeValue),
          integer("weight", PracticeState::getWeight),
          integer("proven", PracticeState::getProven),
          integer("claimed", PracticeState::getDeclared),
          bool("understated", PracticeState::getUnderstated),
          bool("twin_conflict", PracticeState::getTwinConflict),
          bigint("pass", p -> p.getCounts().getPass()),
          bigint("fail", p -> p.getCounts().getFail()),
          bigint("warn", p -> p.getCounts().getWarn()),
          bigint("stale_pass", p -> p.getCounts().getStalePass()),
          bigint("stale_fail", p -> p.getCounts().getStaleFail()),
          bigint("stale_warn", p -> p.getCounts().getStaleWarn()),
          timestamp("newest_observe_time", p -> newest(p.getCounts())),
          timestamp("next_expire_time", p -> nextExpiry(p.getCounts())),
          bool("ever_attested", p -> p.getCounts().getEverAttested()));

  static final RowSet<PracticeState> TABLE = new RowSet<>("practice", COLUMNS);

  /** The select list that {@link #read} needs, with the table's alias {@code p}. */
  static final String SELECT =
      COLUMNS.stream().map(column -> "p." + column.name()).collect(joining(", "));

  private PracticeRows() {}

  static PracticeState read(Row row) {
    PracticeState.Builder practice =
        PracticeState.newBuilder()
            .setPracticeId(row.getString("practice_id"))
            .setPractice(row.getString("practice"))
            .setOrdinal(row.getInteger("ordinal"))
            .setTitle(row.getString("title"))
            .setArea(row.getString("area"))
            .setTopic(row.getString("topic"))
            .setConcept(row.getString("concept"))
            .setTwinId(row.getString("twin_id"))
            .setAnswer(answer(row))
            .setObservedValue(row.getInteger("observed"))
            .setCounts(counts(row))
            .setVerdictValue(row.getInteger("verdict"))
            .setUnderstated(row.getBoolean("understated"))
            .setBucketValue(row.getInteger("bucket"))
            .setRiskValue(row.getInteger("risk"))
            .setStakeValue(row.getInteger("stake"))
            .setWeight(row.getInteger("weight"))
            .setProven(row.getInteger("proven"))
            .setDeclared(row.getInteger("claimed"))
            .setTwinConflict(row.getBoolean("twin_conflict"));
    OffsetDateTime verdictTime = row.getOffsetDateTime("verdict_time");
    if (verdictTime != null) {
      practice.setVerdictTime(Times.proto(verdictTime));
    }
    return practice.build();
  }

  private static Answer answer(Row row) {
    Answer.Builder answer =
        Answer.newBuilder()
            .setStatusValue(row.getInteger("declared"))
            .setReason(row.getString("reason"))
            .setNotes(row.getString("notes"))
            .setAuthor(row.getString("author"));
    Integer degree = row.getInteger("degree");
    if (degree != null) {
      answer.setDegree(degree);
    }
    OffsetDateTime time = row.getOffsetDateTime("answer_time");
    if (time != null) {
      answer.setUpdateTime(Times.proto(time));
    }
    return answer.build();
  }

  private static EvidenceCounts counts(Row row) {
    EvidenceCounts.Builder counts =
        EvidenceCounts.newBuilder()
            .setPass(row.getLong("pass"))
            .setFail(row.getLong("fail"))
            .setWarn(row.getLong("warn"))
            .setStalePass(row.getLong("stale_pass"))
            .setStaleFail(row.getLong("stale_fail"))
            .setStaleWarn(row.getLong("stale_warn"))
            .setEverAttested(row.getBoolean("ever_attested"));
    OffsetDateTime newest = row.getOffsetDateTime("newest_observe_time");
    if (newest != null) {
      counts.setNewestObserveTime(Times.proto(newest));
    }
    OffsetDateTime expiry = row.getOffsetDateTime("next_expire_time");
    if (expiry != null) {
      counts.setNextExpireTime(Times.proto(expiry));
    }
    return counts.build();
  }

  private static @Nullable OffsetDateTime answerTime(Answer answer) {
    return answer.hasUpdateTime() ? Times.column(answer.getUpdateTime()) : null;
  }

  private static @Nullable OffsetDateTime newest(EvidenceCounts counts) {
    return counts.hasNewestObserveTime() ? Times.column(counts.getNewestObserveTime()) : null;
  }

  private static @Nullable OffsetDateTime nextExpiry(EvidenceCounts counts) {
    return counts.hasNextExpireTime() ? Times.column(counts.getNextExpireTime()) : null;
  }
}
