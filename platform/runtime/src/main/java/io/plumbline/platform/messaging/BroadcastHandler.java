package io.plumbline.platform.messaging;

import java.util.Set;

/**
 * Sees every event of its topics on every replica, from the start of the process on: for watchers,
 * never for state. There is no inbox and no retry; an event may be missed or come twice.
 */
public interface BroadcastHandler {

  /** Topics to read, all partitions. */
  Set<String> topics();

  /** Called on the reading thread, in order per key; it must not block. */
  void handle(ReceivedEvent event);
}
