package io.plumbline.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.audit.events.v1.AuditRecorded;
import io.plumbline.proto.reporting.v1.AuditChain;
import io.plumbline.proto.reporting.v1.AuditRecord;
import io.plumbline.proto.reporting.v1.AuditServiceGrpc;
import io.plumbline.proto.reporting.v1.AuditServiceGrpc.AuditServiceBlockingStub;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.ListAuditRecordsRequest;
import io.plumbline.proto.reporting.v1.ListAuditRecordsResponse;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailRequest;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestEvents.Sent;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AuditGrpcTest {

  @Test
  void shouldListTheRecordsOfAllServicesNewestFirst() {
    received("audit-list", "catalog", 5);
    received("audit-list", "evidence", 3);

    List<AuditRecord> records = pages("audit-list", "");

    assertThat(records).hasSize(8);
    assertThat(records)
        .extracting(record -> record.getChangeTime().getSeconds())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(records.get(0).getName()).isEqualTo("auditRecords/catalog-5");
    assertThat(records.get(0).getDetailMap()).containsEntry("from", "a");
    assertThat(pages("audit-list", "service = \"evidence\" AND principal = \"rea\"")).hasSize(2);
    assertThat(pages("audit-list", "resource = \"things/4\"")).hasSize(1);
    assertThat(pages("audit-elsewhere", "")).isEmpty();
  }

  @Test
  void shouldFindChainsIntactAndDropDuplicates() {
    List<AuditRecorded> chain = received("audit-intact", "catalog", 1200);
    TestEvents.send(event("audit-intact", "catalog", chain.get(0)));

    AuditChain checked = verify("audit-intact").get(0);

    assertThat(checked.getIntact()).as(checked.getFinding()).isTrue();
    assertThat(checked.getRecordCount()).isEqualTo(1200);
    assertThat(checked.getHeadHash()).isEqualTo(ChainCheck.hex(chain.get(1199).getHash()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flip|update trail_record set record = set_byte(record, 90, get_byte(record, 90) # 1)"
            + " where sequence = 4 and tenant = 'flip'|4",
        "hash|update trail_record set hash = sha256('x') where sequence = 4 and tenant = 'hash'|4",
        "delete|delete from trail_record where sequence = 4 and tenant = 'delete'|4",
        "tail|delete from trail_record where sequence > 5 and tenant = 'tail'|6",
        "insert|insert into trail_record select tenant, service, 7, time, principal, method,"
            + " resource, record, hash from trail_record where sequence = 6 and tenant = 'insert'|7",
        "swap|update trail_record r set record = o.record, hash = o.hash, time = o.time,"
            + " principal = o.principal, resource = o.resource from trail_record o where"
            + " o.tenant = r.tenant and o.service = r.service and r.tenant = 'swap'"
            + " and (r.sequence, o.sequence) in ((3, 4), (4, 3))|3",
        "principal|update trail_record set principal = 'nobody' where sequence = 2"
            + " and service = 'catalog' and tenant = 'principal'|2",
        "head|delete from trail_head where tenant = 'head'|1",
        "all|delete from trail_record where tenant = 'all'|1",
      })
  void shouldNoticeWhatWasDoneToTheTable(String tenant, String sql, long sequence)
      throws SQLException {
    received(tenant, "catalog", 6);
    received(tenant, "evidence", 2);
    try (Connection admin = TestDatabase.asSuperuser("reporting");
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }

    List<AuditChain> chains = verify(tenant);

    assertThat(chains).hasSize(2);
    assertThat(chains.get(0).getIntact()).isFalse();
    assertThat(chains.get(0).getBrokenSequence()).isEqualTo(sequence);
    assertThat(chains.get(0).getFinding()).isNotEmpty();
    assertThat(chains.get(1).getIntact())
        .isEqualTo(!tenant.equals("head") && !tenant.equals("all"));
  }

  @Test
  void shouldSendAForkToTheDeadLetters() {
    List<AuditRecorded> chain = received("audit-fork", "catalog", 3);
    AuditRecorded other = ChainFixtures.chain("audit-fork", "catalog", 3).get(1);
    AuditRecorded forged = other.toBuilder().setHash(ChainFixtures.sha256(other.getHash())).build();

    TestEvents.send(event("audit-fork", "catalog", forged));

    await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                TestEvents.read("plumbline.catalog.audit.v1.dlq").stream()
                    .anyMatch(
                        m ->
                            new String(m.key(), StandardCharsets.UTF_8).startsWith("audit-fork/")));
    assertThat(verify("audit-fork").get(0).getIntact()).isTrue();
    assertThat(chain).hasSize(3);
  }

  @Test
  void shouldRecordItsOwnWrites() {
    Given.projected("audit-own", Given.open("w"), 1);
    TestCalls.as(Given.viewer("audit-own"), ReportServiceGrpc::newBlockingStub)
        .createReport(
            CreateReportRequest.newBuilder()
                .setParent("workloads/w")
                .setReport(Report.newBuilder().setFormat(Report.Format.FORMAT_JSON))
                .build());

    await().atMost(Duration.ofSeconds(15)).until(() -> pages("audit-own", "").size() == 1);

    AuditRecord record = pages("audit-own", "").get(0);
    assertThat(record.getService()).isEqualTo("reporting");
    assertThat(record.getPrincipal()).isEqualTo("vic");
    assertThat(record.getOutcome()).isEqualTo("created");
    assertThat(verify("audit-own").get(0).getIntact()).isTrue();
  }

  @Test
  void shouldRefuseWhoMayNotReadIt() {
    for (String role : List.of("viewer", "admin", "reviewer")) {
      StatusRuntimeException failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  TestCalls.as(TestToken.of("x", role), AuditServiceGrpc::newBlockingStub)
                      .verifyAuditTrail(VerifyAuditTrailRequest.getDefaultInstance()));
      assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }
  }

  private static List<AuditRecorded> received(String tenant, String service, int length) {
    List<AuditRecorded> chain = ChainFixtures.chain(tenant, service, length);
    TestEvents.send(
        chain.stream().map(record -> event(tenant, service, record)).toArray(Sent[]::new));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                verify(tenant).stream()
                    .anyMatch(c -> c.getService().equals(service) && c.getRecordCount() == length));
    return chain;
  }

  private static Sent event(String tenant, String service, AuditRecorded recorded) {
    return Sent.of(
        tenant,
        "plumbline." + service + ".audit.v1",
        service,
        "io.plumbline." + service + ".audit.recorded.v1",
        1,
        recorded);
  }

  private static List<AuditChain> verify(String tenant) {
    return stub(tenant)
        .verifyAuditTrail(VerifyAuditTrailRequest.getDefaultInstance())
        .getChainsList();
  }

  private static List<AuditRecord> pages(String tenant, String filter) {
    List<AuditRecord> records = new ArrayList<>();
    String token = "";
    do {
      ListAuditRecordsResponse page =
          stub(tenant)
              .listAuditRecords(
                  ListAuditRecordsRequest.newBuilder()
                      .setPageSize(2)
                      .setFilter(filter)
                      .setPageToken(token)
                      .build());
      records.addAll(page.getAuditRecordsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return records;
  }

  private static AuditServiceBlockingStub stub(String tenant) {
    return TestCalls.as(Given.auditor(tenant), AuditServiceGrpc::newBlockingStub);
  }
}
