package io.plumbline.evidence.mapping;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Some files speak of practices and not of checks, such as Prowler's compliance CSV. A practice is
 * then its own rule, {@code aws-wa:<slug>}, and maps to the concept of that slug: a mapping set
 * like any other, which follows the editions instead of being published.
 */
final class PracticeRules {

  private static final String RENEW =
      """
      with next as (
        insert into mapping_set (tenant, scanner, revision) values ($1, 'aws-wa', 1)
        on conflict (tenant, scanner) do update set revision = mapping_set.revision + 1
        returning revision)
      insert into mapped_rule (tenant, scanner, revision, rule, concept)
      select distinct $1, 'aws-wa', n.revision, 'aws-wa:' || p.concept, p.concept
      from practice p, next n where p.tenant = $1\
      """;

  private PracticeRules() {}

  /** Makes a rule of each concept of the tenant's editions. */
  static Uni<Void> renew(SqlConnection connection, String tenant) {
    return connection.preparedQuery(RENEW).execute(Tuple.of(tenant)).replaceWithVoid();
  }
}
