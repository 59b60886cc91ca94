package io.plumbline.deploy.stack;

import io.plumbline.cli.stack.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks, again and again, which connections hold the locks of the relays' shards. */
final class RelayLocks {
  /** First key of the locks, as the relay takes them. */
  private static final String HELD =
      """
      select d.datname || '/' || l.objid, l.pid
      from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.classid = x'504c4f42'::bigint::oid and l.granted
      """;

  private final StackDatabase database;
  private final Map<String, Set<String>> holders = new HashMap<>();
  private int most;

  RelayLocks(RunningStack stack) {
    this.database = new StackDatabase(stack, Part.CATALOG);
  }

  synchronized void look() {
    List<String> held = database.rows(HELD);
    Map<String, Integer> now = new HashMap<>();
    for (String row : held) {
      String[] words = row.split(" ");
      holders.computeIfAbsent(words[0], shard -> new HashSet<>()).add(words[1]);
      most = Math.max(most, now.merge(words[0], 1, Integer::sum));
    }
  }

  /** How many held one shard at once, at most. */
  synchronized int most() {
    return most;
  }

  /** Connections that were seen with a lock, per database and shard. */
  synchronized Map<String, Set<String>> holders() {
    return Map.copyOf(holders);
  }
}
