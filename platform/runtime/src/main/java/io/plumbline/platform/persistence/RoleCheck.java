package io.plumbline.platform.persistence;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Refuses the start when row-level security would not hold for the credentials in use: a superuser,
 * a role with BYPASSRLS, or one that owns a table could step around it.
 */
@ApplicationScoped
public class RoleCheck {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String QUERY =
      """
      select current_user::text as name, r.rolsuper or r.rolbypassrls as unbound,
             exists (select 1 from pg_class c where pg_has_role(current_user, c.relowner, 'member'))
             or exists (select 1 from pg_database d
                        where d.datname = current_database()
                          and pg_has_role(current_user, d.datdba, 'member')) as owner
      from pg_roles r where r.rolname = current_user
      """;

  private final Pool app;
  private final Pool system;

  @Inject
  public RoleCheck(Pool app, @ReactiveDataSource("system") Pool system) {
    this.app = app;
    this.system = system;
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    verify(app);
    verify(system);
  }

  private static void verify(Pool pool) {
    Row role = pool.query(QUERY).execute().map(r -> r.iterator().next()).await().atMost(LIMIT);
    if (role.getBoolean("unbound") || role.getBoolean("owner")) {
      throw new IllegalStateException(
          "database role %s is a superuser, has BYPASSRLS or owns tables: row-level security would"
                  .formatted(role.getString("name"))
              + " not hold for it. Use the app and system roles of the service.");
    }
  }
}
