package io.plumbline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.testing.ReleasedSchemaTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class AssessmentReleasedSchemaTest extends ReleasedSchemaTest {
  private static final String TENANT = "two-releases";
  private static final String MEMBERS = "select members from workload where id = 'written-before'";

  AssessmentReleasedSchemaTest() {
    super("assessment");
  }

  @Test
  void shouldFillInTheMembersTheFirstReleaseDoesNotKnow() throws SQLException {
    String inserted =
        as(
            TENANT,
            """
            insert into workload (tenant, id, display_name, restricted, groups, version, created_at,
              updated_at)
            values ('two-releases', 'written-before', 'W', true, '{security}', 1, now(), now())\
            """,
            MEMBERS);
    String changed =
        as(
            TENANT,
            "update workload set users = '{ana}', members = '{group:security,user:ana}'",
            "update workload set groups = '{platform,security}'",
            MEMBERS);

    assertThat(inserted).isEqualTo("{group:security}");
    assertThat(changed).isEqualTo("{group:platform,group:security,user:ana}");
  }

  @Test
  void shouldKeepTheRevisionsOfMappingSetsTheFirstReleaseTakes() throws SQLException {
    String revisions =
        as(
            TENANT,
            """
            insert into mapping_set (tenant, scanner, name, concepts, published_at, recorded_at)
            values ('two-releases', 'prowler', 'a', '{x}', now(), now())\
            """,
            """
            update mapping_set set name = 'b', concepts = '{x,y}',
              published_at = published_at + interval '1 day'\
            """,
            """
            select string_agg(r.name || r.concepts::text || (m.revision = r.id), ' ' order by r.name)
            from mapping_set m join mapping_set_revision r on r.scanner = m.scanner
              and r.tenant = m.tenant
            where m.tenant = 'two-releases'\
            """);

    assertThat(revisions).isEqualTo("a{x}false b{x,y}true");
  }
}
