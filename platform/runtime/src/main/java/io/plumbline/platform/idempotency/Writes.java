package io.plumbline.platform.idempotency;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** A write of the current caller: one transaction, once per request id. */
@ApplicationScoped
public class Writes {

  private final TenantTransaction transaction;
  private final Idempotency idempotency;

  @Inject
  public Writes(TenantTransaction transaction, Idempotency idempotency) {
    this.transaction = transaction;
    this.idempotency = idempotency;
  }

  /** Runs the write, or gives the answer it gave before for the same request id. */
  public <R extends Message> Uni<R> once(
      Idempotency.Call call, Parser<R> parser, Function<Mutiny.Session, Uni<R>> write) {
    return transaction.in(
        Caller.current().tenant(),
        session -> idempotency.once(session, call, parser, () -> write.apply(session)));
  }
}
