package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.testing.ReleasedSchemaTest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceReleasedSchemaTest extends ReleasedSchemaTest {
  private static final String TENANT = "two-releases";

  EvidenceReleasedSchemaTest() {
    super("evidence");
  }

  @Test
  void shouldShowBothReleasesWhatTheOtherWrote() throws SQLException {
    assertThat(written("first", "groups", "{security,platform}", "members"))
        .isEqualTo("{group:security,group:platform}");
    assertThat(written("this", "members", "{group:security,user:ana}", "groups"))
        .isEqualTo("{security}");
  }

  @Test
  void shouldKeepUsersWhenTheFirstReleaseChangesTheGroups() throws SQLException {
    written("both", "members", "{group:security,user:ana}", "groups");

    assertThat(written("both", "groups", "{platform}", "members"))
        .isEqualTo("{group:platform,user:ana}");
    assertThat(written("both", "members", "{user:ana}", "groups")).isEqualTo("{}");
  }

  @Test
  void shouldLetNumbersOfTheFirstReleaseCoverNothing() throws SQLException {
    written("covered", "members", "{group:security}", "groups");
    String first =
        """
        insert into rollup (tenant, workload, concept, kind, pass, fail, warn, stale_pass,
          stale_fail, stale_warn, as_of) values ('%s', 'covered', 'c1', 'SCANNER', 1, %d, 0, 0, 0, 0,
          '2026-11-27T00:00:00Z')
        on conflict (tenant, workload, concept, kind) do update set fail = excluded.fail\
        """;
    String known =
        "update rollup set accepted = '{\"e\": 1}', accepted_write = accepted_write + 1"
            + " where workload = 'covered'";
    String read =
        "select accepted::text || '/' || accepted_write from rollup where workload = 'covered'";

    assertThat(as(TENANT, first.formatted(TENANT, 1), read)).isEqualTo("{}/0");
    assertThat(as(TENANT, known, read)).isEqualTo("{\"e\": 1}/1");
    assertThat(as(TENANT, first.formatted(TENANT, 1), read)).isEqualTo("{\"e\": 1}/1");
    assertThat(as(TENANT, first.formatted(TENANT, 2), read)).isEqualTo("{}/0");
  }

  /** The statement of both releases, each with its own column. */
  private @Nullable String written(String workload, String column, String value, String read)
      throws SQLException {
    return as(
        TENANT,
        """
        insert into workload (tenant, id, version, accounts, regions, restricted, %2$s, scope,
          scope_version)
        values ('%1$s', '%3$s', 1, '{}', '{}', true, '%4$s', '[]', 1)
        on conflict (tenant, id) do update set version = excluded.version,
          %2$s = excluded.%2$s\
        """
            .formatted(TENANT, column, workload, value),
        "select %s from workload where id = '%s'".formatted(read, workload));
  }
}
