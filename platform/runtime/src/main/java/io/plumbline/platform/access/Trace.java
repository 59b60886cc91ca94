package io.plumbline.platform.access;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.regex.Pattern;

/** The W3C {@code traceparent} of the current call, kept for the events and calls it causes. */
public final class Trace {

  private static final Object KEY = Trace.class;
  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private Trace() {}

  /** The trace parent, or an empty string when the call came without one. */
  public static String parent() {
    Context context = Vertx.currentContext();
    boolean own = context != null && VertxContext.isDuplicatedContext(context);
    String parent = own ? context.getLocal(KEY) : null;
    return parent == null ? "" : parent;
  }

  /** Binds a trace parent to a context; one that is not well-formed is ignored. */
  public static void bind(Context context, String parent) {
    if (PARENT.matcher(parent).matches()) {
      context.putLocal(KEY, parent);
    }
  }
}
