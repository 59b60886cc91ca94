package io.plumbline.gateway.portfolio;

import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.reporting.v1.PortfolioEdition;
import io.plumbline.proto.reporting.v1.PortfolioPractice;
import io.plumbline.proto.reporting.v1.PortfolioRow;
import io.plumbline.proto.reporting.v1.WallBrick;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Wall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the words of its edition to the bricks of a row, which a portfolio says once for all. */
final class SmallWalls {

  private final Map<String, Map<String, PortfolioPractice>> editions = new HashMap<>();

  SmallWalls(List<PortfolioEdition> said) {
    for (PortfolioEdition edition : said) {
      Map<String, PortfolioPractice> practices = new HashMap<>();
      edition.getPracticesList().forEach(p -> practices.put(p.getPracticeId(), p));
      editions.put(edition.getEdition(), practices);
    }
  }

  Wall of(PortfolioRow row) {
    Map<String, PortfolioPractice> words = editions.getOrDefault(row.getEdition(), Map.of());
    return Wall.of(row.getWallList().stream().map(brick -> brick(brick, words)).toList());
  }

  private static Brick brick(WallBrick brick, Map<String, PortfolioPractice> words) {
    PortfolioPractice practice =
        words.getOrDefault(brick.getPracticeId(), PortfolioPractice.getDefaultInstance());
    return new Brick(
        brick.getPracticeId(),
        practice.getTitle(),
        practice.getArea(),
        practice.getTopic(),
        Terms.bucket(brick.getBucket()),
        "",
        "",
        "",
        "",
        brick.getWeight(),
        null,
        "",
        null);
  }
}
