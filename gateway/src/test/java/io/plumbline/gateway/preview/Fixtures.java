package io.plumbline.gateway.preview;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.frame.NavEntry;
import io.plumbline.gateway.frame.Preferences;
import io.plumbline.gateway.frame.Reader;
import io.plumbline.gateway.words.Moment;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Made-up content in the shape of the built-in edition. */
public final class Fixtures {
  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final String BASE = "/workloads/payments/assessments/first";
  static final Bucket[] USUAL = {
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.CONFIRMED,
    Bucket.DECLARED_ONLY,
    Bucket.DECLARED_ONLY,
    Bucket.CONTRADICTED,
    Bucket.CONTRADICTED,
    Bucket.STALE,
    Bucket.UNKNOWN,
    Bucket.UNKNOWN,
    Bucket.EXCEPTED,
    Bucket.ADMITTED,
    Bucket.NOT_APPLICABLE
  };

  private Fixtures() {}

  public static Moment ago(Duration age) {
    return Moment.of(NOW.minus(age), NOW, ZoneId.of("Europe/Berlin"));
  }

  public static Frame frame(String title, String theme, Crumb... crumbs) {
    return new Frame(
        title,
        List.of(crumbs),
        List.of(
            new NavEntry("Portfolio", "/", "portfolio", true),
            new NavEntry("Reports", "/reports", "reports", false),
            new NavEntry("Catalog", "/catalog", "catalog", false),
            new NavEntry("Audit", "/audit", "audit", false)),
        new Reader("Ana Contributor", "acme", Set.of("contributor")),
        new Preferences(theme, false),
        "csrf",
        "1",
        "/");
  }

  public static List<Brick> bricks(long seed, Bucket... buckets) {
    Random random = new Random(seed);
    List<Brick> bricks = new ArrayList<>();
    for (String[] row : practices()) {
      Bucket bucket = buckets[random.nextInt(buckets.length)];
      String risk = random.nextInt(3) == 0 ? "HIGH" : random.nextInt(2) == 0 ? "MEDIUM" : "LOW";
      bricks.add(
          new Brick(
              row[0],
              row[1],
              row[2],
              row[3],
              bucket,
              bucket == Bucket.UNKNOWN ? "Unanswered" : "Implemented",
              bucket == Bucket.CONTRADICTED ? "Failing" : "Passing",
              bucket == Bucket.CONTRADICTED ? "Contradicted" : "Consistent",
              risk,
              risk.equals("HIGH") ? 10 : 5,
              row[4].isEmpty() ? null : row[4],
              BASE + "?practice=" + row[0].toLowerCase(Locale.ROOT),
              bucket == Bucket.EXCEPTED ? "12 Mar" : null));
    }
    return bricks;
  }

  public static List<String[]> practices() {
    try (var in = Fixtures.class.getResourceAsStream("/practices.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
