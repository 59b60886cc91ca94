package io.plumbline.platform.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/**
 * Handles events in a raw transaction of the event's tenant, in which the inbox row of the event is
 * already written: an event that was handled before does not come again, and what the handler
 * writes is committed together with that row or not at all.
 *
 * <p>A bean of this type is enough; the platform runs it. Events of one key come in order, one at a
 * time per partition. A failure that may pass (connection, conflict, deadline) is tried again until
 * it passes; any other a few times, then the event goes to {@code <topic>.dlq} with the reason.
 */
public interface EventHandler {

  /** Consumer group, {@code <service>.<purpose>}, for example {@code assessment.observed}. */
  String consumer();

  /** Topics to read, from their beginning. */
  Set<String> topics();

  /** Handles one event; a late one must be dropped by its resource version. */
  Uni<Void> handle(SqlConnection connection, ReceivedEvent event);
}
