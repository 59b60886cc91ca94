package io.plumbline.reporting.portfolio;

import io.plumbline.proto.reporting.v1.PortfolioEdition;
import io.plumbline.proto.reporting.v1.PortfolioPractice;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the practices of the editions of a page are called, which walls are stored without. */
final class WallWords {

  private final Map<String, Map<String, PortfolioPractice>> editions = new HashMap<>();

  private WallWords() {}

  /** Of the editions of these rows: any assessment of an edition knows its words. */
  static Uni<WallWords> of(SqlConnection connection, Selection selection, RowSet<Row> rows) {
    Map<String, String> assessments = new HashMap<>();
    for (Row row : rows) {
      if (row.getString("name") != null) {
        assessments.putIfAbsent(row.getString("edition"), row.getString("name"));
      }
    }
    return assessments.isEmpty()
        ? Uni.createFrom().item(new WallWords())
        : PortfolioQuery.words(connection, selection, assessments.values()).map(WallWords::read);
  }

  private static WallWords read(RowSet<Row> rows) {
    WallWords words = new WallWords();
    for (Row row : rows) {
      PortfolioPractice practice = PortfolioProtos.practice(row);
      words
          .editions
          .computeIfAbsent(row.getString("edition"), any -> new LinkedHashMap<>())
          .put(practice.getPracticeId(), practice);
    }
    return words;
  }

  /** Those of the editions named, without names that mean none. */
  List<PortfolioEdition> of(Set<String> names) {
    return names.stream()
        .filter(editions::containsKey)
        .map(
            name ->
                PortfolioEdition.newBuilder()
                    .setEdition(name)
                    .addAllPractices(editions.getOrDefault(name, Map.of()).values())
                    .build())
        .toList();
  }

  /** Puts them into the wall of a row. */
  void put(PortfolioRow.Builder row) {
    Map<String, PortfolioPractice> words = editions.getOrDefault(row.getEdition(), Map.of());
    row.getWallBuilderList()
        .forEach(
            brick -> {
              PortfolioPractice practice = words.get(brick.getPracticeId());
              if (practice != null) {
                brick
                    .setTitle(practice.getTitle())
                    .setArea(practice.getArea())
                    .setTopic(practice.getTopic());
              }
            });
  }
}
