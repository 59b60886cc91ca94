package io.plumbline.platform.idempotency;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import io.plumbline.platform.persistence.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same answer for the same request id (AIP-155). Id and answer are stored in the write's
 * own transaction: either both are there or none. They are kept for a day. A repeat that comes
 * while the first is running waits for it.
 */
@ApplicationScoped
public class Idempotency {

  private static final String TAKE =
      "insert into idempotency (tenant, principal, method, request_id, request_hash)"
          + " values ($1, $2, $3, $4, $5) on conflict do nothing";
  private static final String KEEP =
      "update idempotency set response = $5"
          + " where tenant = $1 and principal = $2 and method = $3 and request_id = $4";
  private static final String WHERE =
      " from idempotency"
          + " where tenant = $1 and principal = $2 and method = $3 and request_id = $4";

  /**
   * A write that may be repeated.
   *
   * @param method full name of the RPC
   * @param requestId id the client chose; empty means it does not ask for this
   * @param request the whole request; the id may not be used again for another one
   */
  public record Call(String method, String requestId, Message request) {}

  /** Runs the work once per request id, within the transaction of this session. */
  public <R extends Message> Uni<R> once(
      Mutiny.Session session, Call call, Parser<R> parser, Supplier<Uni<R>> work) {
    return once(Statements.on(session), call, parser, work);
  }

  /** Runs the work once per request id, within the transaction of this connection. */
  public <R extends Message> Uni<R> once(
      SqlConnection connection, Call call, Parser<R> parser, Supplier<Uni<R>> work) {
    return once(Statements.on(connection), call, parser, work);
  }

  private static <R extends Message> Uni<R> once(
      Statements statements, Call call, Parser<R> parser, Supplier<Uni<R>> work) {
    if (call.requestId().isEmpty()) {
      return Uni.createFrom().deferred(work::get);
    }
    Caller caller = Caller.current();
    Object[] key = {caller.tenant(), caller.subject(), call.method(), call.requestId()};
    byte[] hash = hash(call.request());
    return statements
        .update(TAKE, with(key, hash))
        .chain(
            taken ->
                taken == 1
                    ? work.get().call(r -> statements.update(KEEP, with(key, r.toByteArray())))
                    : repeat(statements, key, hash, parser));
  }

  private static <R extends Message> Uni<R> repeat(
      Statements statements, Object[] key, byte[] hash, Parser<R> parser) {
    return statements
        .bytes("select request_hash" + WHERE, key)
        .invoke(stored -> checkSame(stored, hash))
        .chain(() -> statements.bytes("select response" + WHERE, key))
        .map(bytes -> parse(parser, bytes));
  }

  private static void checkSame(byte @Nullable [] stored, byte[] hash) {
    if (!MessageDigest.isEqual(stored, hash)) {
      throw DomainException.invalid(
          PlatformReason.REQUEST_ID_REUSED, "request_id", "was used for another request");
    }
  }

  private static <R extends Message> R parse(Parser<R> parser, byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new IllegalStateException("a committed request id has no answer");
    }
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored answer is not readable", e);
    }
  }

  private static Object[] with(Object[] key, byte[] last) {
    Object[] all = java.util.Arrays.copyOf(key, key.length + 1);
    all[key.length] = last;
    return all;
  }

  private static byte[] hash(Message request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
