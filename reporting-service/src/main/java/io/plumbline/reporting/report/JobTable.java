package io.plumbline.reporting.report;

import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How claimed reports go on and end. Only the newest claim of a report may move it. */
@ApplicationScoped
public class JobTable {

  private static final String PROGRESS =
      "update report set progress = $4 where tenant = $1 and id = $2 and attempts = $3 and state = 2";

  private static final String SUCCEED =
      """
      update report set state = 3, progress = 100, byte_count = $4, sha256 = $5,
                        assessment_version = $6, finish_time = now()
      where tenant = $1 and id = $2 and attempts = $3 and state = 2
      """;

  private static final String STORE =
      """
      insert into report_chunk (tenant, report, number, bytes)
      select $1, $2, x.number, x.bytes from unnest($3::bytea[]) with ordinality as x(bytes, number)
      """;

  private static final String FAIL =
      """
      update report set state = 4, error = $4, finish_time = now()
      where tenant = $1 and id = $2 and attempts = $3 and state = 2
      """;

  private final TenantPool database;

  @Inject
  public JobTable(TenantPool database) {
    this.database = database;
  }

  /** Tells watchers how far it is. */
  Uni<Void> progress(Job job, int percent) {
    return database.in(
        job.tenant(),
        connection ->
            connection
                .preparedQuery(PROGRESS)
                .execute(key(job).addInteger(percent))
                .replaceWithVoid());
  }

  /** Stores the document and ends the report; nothing when the claim was lost meanwhile. */
  Uni<Void> succeed(Job job, Document document, long assessmentVersion) {
    Tuple row =
        key(job)
            .addLong((long) document.size())
            .addString(document.sha256())
            .addLong(assessmentVersion);
    return database.in(
        job.tenant(),
        connection ->
            connection
                .preparedQuery(SUCCEED)
                .execute(row)
                .chain(
                    written ->
                        written.rowCount() == 1
                            ? store(connection, job, document)
                            : Uni.createFrom().voidItem()));
  }

  /** Ends the report without a document. */
  Uni<Void> fail(Job job, String error) {
    return database.in(
        job.tenant(),
        connection ->
            connection.preparedQuery(FAIL).execute(key(job).addString(error)).replaceWithVoid());
  }

  private static Uni<Void> store(SqlConnection connection, Job job, Document document) {
    Buffer[] chunks = document.chunks().stream().map(Buffer::buffer).toArray(Buffer[]::new);
    return connection
        .preparedQuery(STORE)
        .execute(Tuple.of(job.tenant(), job.id()).addValue(chunks))
        .replaceWithVoid();
  }

  private static Tuple key(Job job) {
    return Tuple.of(job.tenant(), job.id(), job.attempt());
  }
}
