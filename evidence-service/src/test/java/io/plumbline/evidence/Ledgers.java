package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.SignedNote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ledger of a tenant as its tables hold it, seen by the superuser. */
public final class Ledgers {

  private Ledgers() {}

  /** Waits until nothing waits for its place and the log has this many leaves. */
  public static void awaitLeaves(String tenant, int leaves) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(types(tenant)).hasSize(leaves);
              assertThat(pending(tenant)).isZero();
            });
  }

  public static long pending(String tenant) {
    return number("select count(*) from ledger_pending where tenant = '%s'".formatted(tenant));
  }

  /** The types of the leaves in their order. */
  public static List<String> types(String tenant) {
    return Estate.rows(
            "select type from ledger_leaf where tenant = '%s' order by sequence".formatted(tenant))
        .stream()
        .map(row -> (String) row.get(0))
        .toList();
  }

  /** Checks that sequence, hashes and every checkpoint agree, and gives the newest checkpoint. */
  public static Checkpoint whole(String tenant) {
    List<byte[]> hashes = new ArrayList<>();
    for (List<Object> leaf :
        Estate.rows(
            "select sequence, entry, hash from ledger_leaf where tenant = '%s' order by sequence"
                .formatted(tenant))) {
      assertThat(leaf.get(0)).isEqualTo((long) hashes.size());
      assertThat(Hashes.leaf((byte[]) leaf.get(1))).isEqualTo((byte[]) leaf.get(2));
      hashes.add((byte[]) leaf.get(2));
    }
    Checkpoint newest = null;
    for (List<Object> row :
        Estate.rows(
            "select size, note from ledger_checkpoint where tenant = '%s' order by size"
                .formatted(tenant))) {
      newest = Checkpoint.parse(SignedNote.parse((String) row.get(1)).text());
      assertThat(newest.size()).isEqualTo(row.get(0));
      assertThat(newest.root()).isEqualTo(Hashes.root(hashes.subList(0, (int) newest.size())));
    }
    assertThat(newest).isNotNull();
    assertThat(newest.size()).isEqualTo(hashes.size());
    return newest;
  }

  /** Runs statements with the triggers off, as the owner of a database can. */
  public static void tamper(String... statements) {
    StringBuilder all = new StringBuilder("set session_replication_role = replica;");
    for (String statement : statements) {
      all.append(statement).append(';');
    }
    Estate.execute(all.toString());
  }

  private static long number(String sql) {
    return ((Number) Estate.rows(sql).get(0).get(0)).longValue();
  }
}
