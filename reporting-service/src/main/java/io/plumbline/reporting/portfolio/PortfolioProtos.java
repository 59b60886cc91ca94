package io.plumbline.reporting.portfolio;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.reporting.v1.LeaningPractice;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.PortfolioPractice;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.reporting.projection.Times;
import io.plumbline.reporting.score.ScoreProtos;
import io.plumbline.reporting.score.Totals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** Maps rows of the portfolio's queries to the contract. */
final class PortfolioProtos {

  private PortfolioProtos() {}

  static Portfolio.Builder summary(Row row) {
    Totals totals = Totals.read(row::getLong);
    Portfolio.Builder portfolio =
        Portfolio.newBuilder()
            .setWorkloadCount(row.getInteger("workloads"))
            .setAssessedCount(row.getInteger("assessed"))
            .setPractices(ScoreProtos.score(totals.practices()))
            .setConcepts(ScoreProtos.score(totals.concepts()))
            .setHighRiskCount(Math.toIntExact(totals.highRisks()));
    totals.coverage().basisPoints().ifPresent(portfolio::setCoverageBasisPoints);
    totals.freshness().basisPoints().ifPresent(portfolio::setFreshnessBasisPoints);
    for (Object leaning : (JsonArray) row.getJson("leaning")) {
      portfolio.addLeaning(leaning((JsonObject) leaning));
    }
    return portfolio;
  }

  static PortfolioRow.Builder row(Row row) {
    PortfolioRow.Builder proto =
        PortfolioRow.newBuilder()
            .setWorkload(row.getString("workload"))
            .setDisplayName(row.getString("display_name"))
            .setUnit(row.getString("unit"))
            .setEnvironmentValue(row.getInteger("environment"))
            .setCriticalityValue(row.getInteger("criticality"))
            .setRestricted(row.getBoolean("restricted"));
    if (row.getString("name") != null) {
      assessment(row, proto);
    }
    return proto;
  }

  private static void assessment(Row row, PortfolioRow.Builder proto) {
    Totals totals = Totals.read(row::getLong);
    proto
        .setAssessment(row.getString("name"))
        .setEdition(row.getString("edition"))
        .setPractices(ScoreProtos.score(totals.practices()))
        .setConcepts(ScoreProtos.score(totals.concepts()))
        .setHighRiskCount(Math.toIntExact(totals.highRisks()))
        .setChangeTime(Times.proto(row.getOffsetDateTime("change_time")));
    totals.coverage().basisPoints().ifPresent(proto::setCoverageBasisPoints);
    totals.freshness().basisPoints().ifPresent(proto::setFreshnessBasisPoints);
    try {
      proto.mergeFrom(row.getBuffer("small_wall").getBytes());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the small wall can not be read", e);
    }
  }

  static PortfolioPractice practice(Row row) {
    return PortfolioPractice.newBuilder()
        .setPracticeId(row.getString("practice_id"))
        .setTitle(row.getString("title"))
        .setArea(row.getString("area"))
        .setTopic(row.getString("topic"))
        .build();
  }

  private static LeaningPractice leaning(JsonObject leaning) {
    return LeaningPractice.newBuilder()
        .setPracticeId(leaning.getString("practice_id"))
        .setTitle(leaning.getString("title"))
        .setEdition(leaning.getString("edition"))
        .setContradictedCount(leaning.getInteger("contradicted"))
        .build();
  }
}
