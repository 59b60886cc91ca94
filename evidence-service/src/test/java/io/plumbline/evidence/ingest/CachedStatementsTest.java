package io.plumbline.evidence.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedStatementsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id, rule from finding where tenant = $1",
        "insert into finding (tenant, id) select $1, i.* from unnest($2::uuid[]) as i(id)",
        "update scan set read = read + $3 where tenant = $1 and id = $2",
        "select count(*) from finding"
      })
  void shouldKeepWhatNamesItsColumns(String sql) {
    assertThat(CachedStatements.isKept(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from scan where tenant = $1",
        "SELECT  f.* from finding f",
        "insert into source (tenant) values ($1) returning *",
        "insert into rollup as r select $1\n returning r.*"
      })
  void shouldNotKeepWhatAMigrationWouldBreak(String sql) {
    assertThat(CachedStatements.isKept(sql)).isFalse();
  }
}
