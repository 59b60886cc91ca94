package io.plumbline.platform.persistence;

import io.plumbline.platform.access.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a Hibernate session: a transaction whose first statement sets the tenant, so that
 * row-level security lets through that tenant's rows and no others.
 *
 * <p>Panache keeps its session on the duplicated Vert.x context. Two transactions in parallel on
 * one context would therefore share a session, and a row of another tenant was seen to leak that
 * way; so a second one is refused, unless it is nested in the first and of the same tenant. Work
 * that must run in parallel takes {@link #isolated}.
 */
@ApplicationScoped
public class TenantTransaction {

  private static final Object KEY = TenantTransaction.class;
  private static final String SET_TENANT = "select set_config('plumbline.tenant', :t, true)";

  private final Commits commits;

  @Inject
  public TenantTransaction(Commits commits) {
    this.commits = commits;
  }

  /**
   * Runs the work in a transaction of the tenant: committed when it gives an item, rolled back when
   * it fails or is cancelled. Within the work, Panache entities and repositories use its session.
   *
   * @throws IllegalStateException (as the failure of the Uni) without a duplicated context, or when
   *     another transaction is open on it
   */
  public <T> Uni<T> in(String tenant, Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom().deferred(() -> onContext(Tenants.check(tenant), work));
  }

  /**
   * As {@link #in}, on a context of its own, so that it may run beside other transactions of the
   * same call. The caller of the call is known in it; nothing else of the call is.
   */
  public <T> Uni<T> isolated(String tenant, Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context outer = requireContext();
              Context inner = VertxContext.createNewDuplicatedContext(outer);
              VertxContextSafetyToggle.setContextSafe(inner, true);
              Caller.find().ifPresent(caller -> caller.bind(inner));
              return Uni.createFrom()
                  .<T>emitter(
                      em ->
                          inner.runOnContext(
                              v -> in(tenant, work).subscribe().with(em::complete, em::fail)))
                  .emitOn(task -> outer.runOnContext(v -> task.run()));
            });
  }

  private <T> Uni<T> onContext(String tenant, Function<Mutiny.Session, Uni<T>> work) {
    Context context = requireContext();
    Open open = context.getLocal(KEY);
    if (open != null) {
      return open.admits(tenant)
          ? Panache.getSession().chain(work::apply)
          : Uni.createFrom()
              .failure(new IllegalStateException("another transaction is open on this context"));
    }
    Open mine = new Open(tenant);
    context.putLocal(KEY, mine);
    return Panache.withTransaction(
            () ->
                Panache.getSession()
                    .invoke(session -> mine.session = session)
                    .chain(session -> setTenant(session, tenant))
                    .invoke(() -> mine.ready = true)
                    .chain(() -> work.apply(mine.session())))
        .onTermination()
        .invoke(
            (item, failure, cancelled) -> {
              context.removeLocal(KEY);
              commits.ended(mine.session, failure == null && !cancelled);
            });
  }

  private static Uni<String> setTenant(Mutiny.Session session, String tenant) {
    return session
        .createNativeQuery(SET_TENANT, String.class)
        .setParameter("t", tenant)
        .getSingleResult();
  }

  private static Context requireContext() {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      throw new IllegalStateException("a transaction needs the duplicated context of a call");
    }
    return context;
  }

  /** The transaction that is open on a context. */
  private static final class Open {
    private final String tenant;
    private boolean ready;
    private Mutiny.@Nullable Session session;

    Open(String tenant) {
      this.tenant = tenant;
    }

    boolean admits(String other) {
      return ready && tenant.equals(other);
    }

    Mutiny.Session session() {
      if (session == null) {
        throw new IllegalStateException("the transaction has no session");
      }
      return session;
    }
  }
}
