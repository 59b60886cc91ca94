package io.plumbline.platform.messaging;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** As {@link EventHandler}, in a Hibernate transaction of the event's tenant. */
public interface SessionEventHandler {

  /** Consumer group, {@code <service>.<purpose>}, for example {@code assessment.observed}. */
  String consumer();

  /** Topics to read, from their beginning. */
  Set<String> topics();

  /** Handles one event; a late one must be dropped by its resource version. */
  Uni<Void> handle(Mutiny.Session session, ReceivedEvent event);
}
