package io.plumbline.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;

/** What programs rely on in a database, one line each: columns, rights, and what is refused. */
final class SchemaLines {

  private static final String TABLES =
      """
      with t as (
        select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname not like 'flyway_%')
      """;

  private static final String COLUMNS =
      TABLES
          + """
          select concat_ws(' ', 'column', t.relname, a.attname,
            case when a.attnotnull then 'required' else 'nullable' end,
            case when a.atthasdef or a.attidentity <> '' then 'default' else '-' end,
            format_type(a.atttypid, a.atttypmod))
          from t join pg_attribute a on a.attrelid = t.oid
          where a.attnum > 0 and not a.attisdropped
          """;

  private static final String RIGHTS =
      TABLES
          + """
          select concat_ws(' ', 'right', t.relname, regexp_replace(g.grantee, '^.*_', ''),
            lower(g.privilege_type))
          from t join information_schema.role_table_grants g
            on g.table_name = t.relname and g.table_schema = 'public'
          where g.grantee like '%\\_app' or g.grantee like '%\\_system'
          """;

  private static final String LIMITS =
      TABLES
          + """
          , l as (
            select conrelid as oid, conname as name, pg_get_constraintdef(oid) as said, conkey as keys
            from pg_constraint where contype in ('c', 'f', 'p', 'u', 'x')
            union all
            select i.indrelid, x.relname, pg_get_indexdef(i.indexrelid), i.indkey::smallint[]
            from pg_index i join pg_class x on x.oid = i.indexrelid
            where i.indisunique
              and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid))
          select concat_ws(' ', 'limit', t.relname, l.name,
            coalesce((select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
                      where a.attrelid = t.oid and a.attnum = any (l.keys)), '-'),
            l.said)
          from t join l on l.oid = t.oid
          """;

  private static final String KEEPERS =
      """
      select concat_ws(' ', c.relname, t.tgname)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgname like 'keep\\_%'
      """;

  private SchemaLines() {}

  static SortedSet<String> of(Connection connection) throws SQLException {
    SortedSet<String> lines = new TreeSet<>();
    for (String sql : new String[] {COLUMNS, RIGHTS, LIMITS}) {
      lines.addAll(texts(connection, sql));
    }
    return lines;
  }

  /** Table and name of the triggers that fill in what an earlier release does not write. */
  static SortedSet<String> keepers(Connection connection) throws SQLException {
    return texts(connection, KEEPERS);
  }

  private static SortedSet<String> texts(Connection connection, String sql) throws SQLException {
    SortedSet<String> texts = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
