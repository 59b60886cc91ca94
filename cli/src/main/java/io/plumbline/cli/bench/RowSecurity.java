package io.plumbline.cli.bench;

/**
 * Row-level security of the evidence database, which only the superuser can switch: the service has
 * no such switch. Tables that force it and do not have it are those that were switched off here.
 */
final class RowSecurity {
  private static final String SWITCH =
      """
      do $$
      declare t record;
      begin
        for t in select oid::regclass as name from pg_class
                 where relforcerowsecurity and relrowsecurity = %s order by oid
        loop
          execute format('alter table %%s %s row level security', t.name);
          commit;
        end loop;
      end $$\
      """;

  private final BenchDatabase database;

  RowSecurity(BenchDatabase database) {
    this.database = database;
  }

  void off() {
    database.run(SWITCH.formatted("true", "disable"));
  }

  void on() {
    database.run(SWITCH.formatted("false", "enable"));
  }
}
