package io.plumbline.notes;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.Note;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
public class Notes {

  public static final String TOPIC = "plumbline.notes.note.v1";
  static final String CREATE = "plumbline.notes.v1.NoteService/CreateNote";

  private final TenantTransaction transaction;
  private final TenantPool pool;
  private final Outbox outbox;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Clock clock;

  public Notes(
      TenantTransaction transaction,
      TenantPool pool,
      Outbox outbox,
      Audit audit,
      Idempotency idempotency,
      Clock clock) {
    this.transaction = transaction;
    this.pool = pool;
    this.outbox = outbox;
    this.audit = audit;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /** Creates or changes a note, by Hibernate. */
  public Uni<Note> create(CreateNoteRequest request) {
    Caller caller = Caller.current();
    Idempotency.Call call = new Idempotency.Call(CREATE, request.getRequestId(), request);
    return transaction.in(
        caller.tenant(),
        s -> idempotency.once(s, call, Note.parser(), () -> write(s, caller, request)));
  }

  private Uni<Note> write(Mutiny.Session session, Caller caller, CreateNoteRequest request) {
    return session
        .find(NoteEntity.class, new NoteEntity.Key(caller.tenant(), request.getName()))
        .chain(
            found -> {
              NoteEntity note = found == null ? new NoteEntity() : found;
              Etags.check(request.getEtag(), note.version);
              note.tenant = caller.tenant();
              note.name = request.getName();
              note.body = request.getBody();
              note.version++;
              return session.persist(note).replaceWith(note);
            })
        .call(note -> audit.record(session, AuditEntry.of(CREATE, "notes/" + note.name, "created")))
        .call(note -> outbox.write(session, event(caller.tenant(), note.name, note.version)))
        .invoke(
            note -> {
              if (request.getFailAfterWrite()) {
                throw DomainException.precondition(PlatformReason.WRITE_CONFLICT, "as asked");
              }
            })
        .map(note -> toProto(note, caller));
  }

  /** Creates many notes with one statement, by the raw pool. */
  public Uni<Integer> createAll(String tenant, List<CreateNoteRequest> requests) {
    String sql =
        "insert into note (tenant, name, body, version) select $1, n, b, 1"
            + " from unnest($2::text[], $3::text[]) as x(n, b)"
            + " on conflict (tenant, name) do update set body = excluded.body,"
            + " version = note.version + 1";
    Tuple rows =
        Tuple.of(tenant)
            .addArrayOfString(
                requests.stream().map(CreateNoteRequest::getName).toArray(String[]::new))
            .addArrayOfString(
                requests.stream().map(CreateNoteRequest::getBody).toArray(String[]::new));
    return pool.in(
        tenant,
        c ->
            c.preparedQuery(sql)
                .execute(rows)
                .map(r -> r.rowCount())
                .call(() -> outbox.write(c, events(tenant, requests)))
                .call(() -> audit.record(c, AuditEntry.of("push", "notes/*", "created"))));
  }

  public Uni<Note> get(String name) {
    Caller caller = Caller.current();
    return transaction.in(
        caller.tenant(),
        session ->
            session
                .find(NoteEntity.class, new NoteEntity.Key(caller.tenant(), name))
                .onItem()
                .ifNull()
                .failWith(
                    () -> DomainException.notFound(PlatformReason.REQUEST_INVALID, "Note", name))
                .map(note -> toProto(note, caller)));
  }

  public Uni<List<NoteEntity>> list(String after, int limit) {
    Caller caller = Caller.current();
    return transaction.in(
        caller.tenant(),
        session ->
            session
                .createQuery("from NoteEntity where name > :after order by name", NoteEntity.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
  }

  private List<OutboxEvent> events(String tenant, List<CreateNoteRequest> requests) {
    return requests.stream().map(r -> event(tenant, r.getName(), 1)).toList();
  }

  private OutboxEvent event(String tenant, String name, long version) {
    return OutboxEvent.of(
        tenant,
        TOPIC,
        name,
        "io.plumbline.notes.note.changed.v1",
        "notes/" + name,
        version,
        clock.instant(),
        Note.newBuilder().setName(name).setVersion(version).build());
  }

  static Note toProto(NoteEntity note, Caller caller) {
    return Note.newBuilder()
        .setName(note.name)
        .setBody(note.body)
        .setVersion(note.version)
        .setEtag(Etags.of(note.version))
        .setTenant(caller.tenant())
        .setSubject(caller.subject())
        .setRequestId(caller.requestId())
        .build();
  }

  /** Counts what is visible on a raw connection. */
  public static Uni<Long> count(SqlConnection connection) {
    return connection
        .query("select count(*) from note")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
