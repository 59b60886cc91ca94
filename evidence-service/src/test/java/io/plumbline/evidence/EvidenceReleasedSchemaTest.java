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
