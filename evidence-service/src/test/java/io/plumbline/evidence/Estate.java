package io.plumbline.evidence;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.recount.MappingSweeper;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.events.v1.MappedRule;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.evidence.v1.CreateSourceRequest;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.SourceServiceGrpc;
import io.plumbline.proto.type.v1.ScopeRule;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A tenant of its own for each test, with what other services tell about it. */
public final class Estate {

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final ThreadLocal<Connection> READERS = new ThreadLocal<>();
  private static final String EDITION = "frameworks/aws-wa-security/editions/e1";

  public final String tenant;
  private long version;

  static {
    try {
      // The class loader of a test profile has not met the driver yet.
      Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    // What is waited for is there within some milliseconds, hundreds of times in a run.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
  }

  public Estate() {
    this("t" + NEXT.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** A tenant of that name, for tests that configure one. */
  public Estate(String tenant) {
    this.tenant = tenant;
  }

  public TestToken machine() {
    return TestToken.ofClient("pipeline", "evidence-writer", "viewer").tenant(tenant);
  }

  public TestToken person(String name, String... roles) {
    return TestToken.of(name, roles).tenant(tenant);
  }

  /** A source of the machine client for any product and these accounts. */
  public Estate source(String... accounts) {
    return source("pipeline", "*", accounts);
  }

  /** A source of the machine client for one product and all accounts. */
  public Estate sourceFor(String product) {
    return source("pipeline", product, new String[] {"*"});
  }

  public Estate source(String client, String product, String... accounts) {
    TestCalls.as(person("adam", "admin"), SourceServiceGrpc::newBlockingStub)
        .createSource(
            CreateSourceRequest.newBuilder()
                .setSourceId("s" + Integer.toUnsignedString((client + product).hashCode()))
                .setSource(
                    Source.newBuilder()
                        .setClientId(client)
                        .setProduct(product)
                        .addAllAccounts(List.of(accounts)))
                .build());
    return this;
  }

  /** Tells a workload and waits until it is known; a group {@code user:x} stands for user x. */
  public Estate workload(String id, List<String> accounts, String... groups) {
    return workload(id, accounts, List.of(), groups);
  }

  public Estate workload(String id, List<String> accounts, List<String> regions, String... groups) {
    return scoped(id, accounts, regions, List.of(), groups);
  }

  /** Tells that an open workload is archived, and waits until it is known. */
  public Estate archived(String id, List<String> accounts) {
    return told(
        Workload.newBuilder()
            .setName("workloads/" + id)
            .addAllAccounts(accounts)
            .setVisibility(Workload.Visibility.VISIBILITY_OPEN)
            .setArchiveTime(Timestamp.newBuilder().setSeconds(1)));
  }

  /** The same, told before there was room for it and then once more. */
  public Estate archivedBefore(String id, List<String> accounts) {
    archived(id, accounts);
    execute(
        "update workload set archived = false where tenant = '%s' and id = '%s'"
            .formatted(tenant, id));
    version--;
    return archived(id, accounts);
  }

  /** Tells a workload with scope rules and waits until it is known. */
  public Estate ruled(String id, ScopeRule... rules) {
    return scoped(id, List.of(), List.of(), List.of(rules));
  }

  private Estate scoped(
      String id,
      List<String> accounts,
      List<String> regions,
      List<ScopeRule> rules,
      String... groups) {
    return told(
        Workload.newBuilder()
            .setName("workloads/" + id)
            .addAllScopeRules(rules)
            .addAllAccounts(accounts)
            .addAllRegions(regions)
            .addAllGroups(Stream.of(groups).filter(group -> !isUser(group)).toList())
            .addAllUsers(Stream.of(groups).filter(Estate::isUser).map(Estate::user).toList())
            .setVisibility(
                groups.length == 0
                    ? Workload.Visibility.VISIBILITY_OPEN
                    : Workload.Visibility.VISIBILITY_RESTRICTED));
  }

  private Estate told(Workload.Builder workload) {
    long told = ++version;
    String id = workload.getName().substring("workloads/".length());
    TestEvents.send(
        TestEvents.Sent.of(
            tenant,
            "plumbline.assessment.workload.v1",
            workload.getName(),
            "io.plumbline.assessment.workload.changed.v1",
            told,
            WorkloadChanged.newBuilder().setWorkload(workload).setVersion(told).build()));
    awaitOne(
        "select 1 from workload where tenant = '%s' and id = '%s' and version = %d"
            .formatted(tenant, id, told));
    return this;
  }

  private static boolean isUser(String member) {
    return member.startsWith("user:");
  }

  private static String user(String member) {
    return member.substring("user:".length());
  }

  /** Waits until what is stored is routed by the scopes that were told. */
  public Estate routed() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                count(
                        "select count(*) from workload"
                            + " where tenant = '%s' and routed_version < scope_version")
                    == 0);
    return this;
  }

  /** Publishes a mapping set of the tenant: rule without prefix to concepts. */
  public Estate mapping(Map<String, List<String>> rules) {
    long told = ++version;
    MappingSetPublished.Builder set =
        MappingSetPublished.newBuilder().setMappingSet("mappingSets/prowler").setScanner("prowler");
    rules.forEach(
        (rule, concepts) ->
            set.addRules(
                MappedRule.newBuilder().setRule("prowler:" + rule).addAllConcepts(concepts)));
    TestEvents.send(
        TestEvents.Sent.of(
            tenant,
            "plumbline.catalog.mapping-set.v1",
            "mappingSets/prowler",
            "io.plumbline.catalog.mapping-set.published.v1",
            told,
            set.build()));
    awaitOne(
        "select 1 from mapping_set where tenant = '%s' and scanner = 'prowler' and revision = %d"
            .formatted(tenant, told));
    return this;
  }

  /** Has the numbers counted by the newest mapping, as the sweep would within a second. */
  public Estate mapped() {
    now(Arc.container().instance(MappingSweeper.class).get().sweep());
    awaitOne(
        "select 1 from mapping_applied where tenant = '%s' and scanner = 'prowler' and revision = %d"
            .formatted(tenant, version));
    return this;
  }

  /** Moves the clock forward, seen from what is stored: everything of it gets older. */
  public Estate later(Duration time) {
    String by = " - interval '" + time.toSeconds() + " seconds'";
    execute(
        """
        update finding set observed_at = observed_at %1$s,
          first_observed_at = first_observed_at %1$s where tenant = '%2$s';
        update scan set started_at = started_at %1$s where tenant = '%2$s';
        update attestation set create_time = create_time %1$s, valid_until = valid_until %1$s
          where tenant = '%2$s';
        update rollup set newest = newest %1$s, next_expiry = next_expiry %1$s,
          as_of = as_of %1$s, young_since = young_since %1$s, young_expiry = young_expiry %1$s,
          accepted_write = accepted_write + 1
          where tenant = '%2$s'\
        """
            .formatted(by, tenant));
    return this;
  }

  /** Publishes an edition in which two practices share the concept {@code c1}. */
  public Estate edition() {
    EditionPublished.Builder edition = EditionPublished.newBuilder().setEdition(EDITION);
    Map.of("sec02-bp01", "c1", "sec10-bp01", "c1", "sec03-bp01", "c2")
        .forEach(
            (id, concept) ->
                edition.addPractices(
                    Practice.newBuilder()
                        .setName(EDITION + "/practices/" + id)
                        .setConcept(concept)));
    TestEvents.send(
        TestEvents.Sent.of(
            tenant,
            "plumbline.catalog.edition.v1",
            EDITION,
            "io.plumbline.catalog.edition.published.v1",
            1,
            edition.build()));
    awaitOne("select 1 from practice where tenant = '%s' limit 1".formatted(tenant));
    return this;
  }

  public static String practice(String id) {
    return EDITION + "/practices/" + id;
  }

  /** The numbers of a concept: pass, fail, warn, stale pass, stale fail, stale warn. */
  public List<Long> numbers(String workload, String concept) {
    return rows(
            """
            select sum(pass), sum(fail), sum(warn), sum(stale_pass), sum(stale_fail),
              sum(stale_warn) from rollup
            where tenant = '%s' and workload = '%s' and concept = '%s'\
            """
                .formatted(tenant, workload, concept))
        .get(0)
        .stream()
        .map(value -> value == null ? 0L : ((Number) value).longValue())
        .toList();
  }

  public long count(String sql) {
    return ((Number) rows(sql.formatted(tenant)).get(0).get(0)).longValue();
  }

  /** Has background work done now; what fails is left to its next round, as it would be. */
  static void now(Uni<Void> round) {
    round.onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(60));
  }

  private static void awaitOne(String sql) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !rows(sql).isEmpty());
  }

  /**
   * Rows as the superuser sees them. Joined by hash: statistics may not know the tenant, and loops
   * over what they take for a row or none last half a minute.
   */
  public static List<List<Object>> rows(String sql) {
    try (Statement statement = reader().createStatement()) {
      List<List<Object>> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getObject(i));
          }
          all.add(row);
        }
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection a thread keeps: what is waited for is asked for again and again. */
  private static Connection reader() throws SQLException {
    Connection known = READERS.get();
    if (known == null || known.isClosed()) {
      known = TestDatabase.asSuperuser("evidence");
      try (Statement statement = known.createStatement()) {
        statement.execute("set enable_nestloop = off");
      }
      READERS.set(known);
    }
    return known;
  }

  public static void execute(String sql) {
    try (Connection connection = TestDatabase.asSuperuser("evidence");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
