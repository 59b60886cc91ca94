package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class TransactionTest {

  @Inject TenantTransaction transaction;
  @Inject TenantPool pool;
  @Inject Pool naked;

  private static Uni<String> write(Mutiny.Session session, String tenant, String name) {
    NoteEntity note = new NoteEntity();
    note.tenant = tenant;
    note.name = name;
    note.body = "";
    return session.persist(note).chain(session::flush).replaceWith(name);
  }

  @Test
  @RunOnVertxContext
  void shouldRefuseAnotherTransactionBesideTheOpenOne(UniAsserter asserter) {
    asserter.assertFailedWith(
        () ->
            Uni.join()
                .all(
                    transaction.in("tx-a", s -> write(s, "tx-a", "1")),
                    transaction.in("tx-b", s -> write(s, "tx-b", "1")))
                .andFailFast(),
        IllegalStateException.class);
  }

  @Test
  @RunOnVertxContext
  void shouldRefuseANestedTransactionOfAnotherTenant(UniAsserter asserter) {
    asserter.assertFailedWith(
        () ->
            transaction.in("tx-c", s -> transaction.in("tx-d", inner -> write(inner, "tx-d", "1"))),
        IllegalStateException.class);
  }

  @Test
  @RunOnVertxContext
  void shouldRunIsolatedTransactionsBesideOneAnother(UniAsserter asserter) {
    asserter.assertThat(
        () ->
            Uni.join()
                .all(
                    transaction.isolated("tx-e", s -> write(s, "tx-e", "e")),
                    transaction.isolated("tx-f", s -> write(s, "tx-f", "f")))
                .andFailFast(),
        names -> assertThat(names).containsExactly("e", "f"));
  }

  @Test
  @RunOnVertxContext
  void shouldNotWriteARowOfAnotherTenant(UniAsserter asserter) {
    asserter.assertFailedWith(
        () -> transaction.in("tx-g", s -> write(s, "tx-h", "foreign")),
        failure -> assertThat(failure).hasStackTraceContaining("row-level security"));
    asserter.assertFailedWith(
        () ->
            pool.in(
                "tx-g",
                c ->
                    c.preparedQuery("insert into note values ($1, 'n', '', 1)")
                        .execute(Tuple.of("tx-h"))),
        failure -> assertThat(failure).hasMessageContaining("row-level security"));
  }

  @Test
  @RunOnVertxContext
  void shouldSeeNothingWithoutATenant(UniAsserter asserter) {
    asserter.execute(() -> transaction.in("tx-i", s -> write(s, "tx-i", "1")));
    asserter.assertThat(
        () ->
            naked
                .query("select count(*) from note")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)),
        count -> assertThat(count).isZero());
    asserter.assertThat(
        () -> pool.in("tx-i", Notes::count), count -> assertThat(count).isEqualTo(1));
  }

  @Test
  void shouldRefuseNamesThatAreNoTenants() {
    assertThatThrownBy(() -> pool.in("", c -> Uni.createFrom().voidItem()).await().indefinitely())
        .hasMessageContaining("not a tenant name");
  }
}
