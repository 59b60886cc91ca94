package io.plumbline.cli.bench;

import io.plumbline.cli.realm.SampleClient;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A table like {@code finding}, with its indexes, constraints and settings but without row-level
 * security, which COPY refuses: what the server can do at most with the same rows.
 */
final class CopyTarget {
  private static final String COLUMNS =
      """
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = 'finding'::regclass and attnum > 0 and not attisdropped
        and attgenerated = ''\
      """;

  private final BenchDatabase database;
  private final Path file;
  private final String columns;

  CopyTarget(BenchDatabase database, StackHome home) {
    this.database = database;
    this.file = home.of(Part.POSTGRES).resolve("bench.copy");
    this.columns = database.text(COLUMNS);
    drop();
    database.run("create table bench_copy (like finding including all)");
  }

  /** Copies the rows a scan wrote last, and gives the rows per second. */
  double copy(UUID scan) throws IOException {
    database.run(
        "copy (select %s from finding where tenant = '%s' and scan = '%s') to '%s'"
            .formatted(columns, SampleClient.BENCH.tenant(), scan, file));
    try {
      long before = rows();
      Stopwatch watch = new Stopwatch();
      database.run("copy bench_copy (%s) from '%s'".formatted(columns, file));
      double seconds = watch.seconds();
      return (rows() - before) / seconds;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Forgets the rows, so that those of another scan with the same keys can follow. */
  void forget(UUID scan) {
    database.run("delete from bench_copy where scan = '" + scan + "'");
    database.run("vacuum bench_copy");
  }

  private long rows() {
    return Long.parseLong(database.text("select count(*) from bench_copy"));
  }

  void drop() {
    database.run("drop table if exists bench_copy");
  }
}
