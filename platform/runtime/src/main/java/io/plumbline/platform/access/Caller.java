package io.plumbline.platform.access;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes the current call, taken from the verified token and never from a request.
 *
 * <p>It is bound to the duplicated Vert.x context of the call, so it is there in every callback and
 * continuation of that call, and never in another one.
 *
 * @param tenant organisation the call acts for
 * @param subject stable id of the person or client, {@code sub} of the token
 * @param name what to show for the subject
 * @param clientId OAuth client the token was issued to, empty when the token names none
 * @param roles roles of the token
 * @param groups groups of the token, without a leading slash
 * @param machine whether the token stands for a client and not for a person
 * @param expires when the token ends; streams end with it
 * @param requestId id of the call, in every log line and error
 * @param origin network address the call came from, empty when unknown
 */
public record Caller(
    String tenant,
    String subject,
    String name,
    String clientId,
    Set<String> roles,
    Set<String> groups,
    boolean machine,
    Instant expires,
    String requestId,
    String origin) {

  private static final Object KEY = Caller.class;

  public Caller {
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
  }

  /**
   * The caller of the current call.
   *
   * @throws IllegalStateException outside a call, or on a thread without a Vert.x context
   */
  public static Caller current() {
    return find()
        .orElseThrow(() -> new IllegalStateException("no caller is bound to this context"));
  }

  /** The caller of the current call, or nothing outside a call. */
  public static Optional<Caller> find() {
    Context context = Vertx.currentContext();
    return context == null || !VertxContext.isDuplicatedContext(context)
        ? Optional.empty()
        : Optional.ofNullable(context.getLocal(KEY));
  }

  /**
   * Somebody who acts inside the service without a token: an event handler, a sweeper, a seed.
   *
   * @param tenant the tenant acted for
   * @param subject what acts, for example {@code assessment.observed}
   * @param requestId id to find the action by, for example the event id
   */
  public static Caller system(String tenant, String subject, String requestId) {
    return new Caller(
        tenant,
        "system:" + subject,
        subject,
        "",
        Set.of(),
        Set.of(),
        true,
        Instant.MAX,
        requestId,
        "");
  }

  /** Binds this caller to a context; for the interceptor and the consumers of the platform. */
  public void bind(Context context) {
    context.putLocal(KEY, this);
  }

  /** Whether one of the roles of this caller holds the permission. */
  public boolean has(String permission) {
    return RolePermissions.ofContract().anyHolds(roles, permission);
  }

  /** Whether the token carries this role. */
  public boolean hasRole(String role) {
    return roles.contains(role);
  }
}
