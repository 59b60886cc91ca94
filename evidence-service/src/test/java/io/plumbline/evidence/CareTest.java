package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.BatchAcknowledgement;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Credentials and bodies of evidence stay out of where they do not belong. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CareTest {

  private static final Instant NOW = Instant.now();
  private static final String SECRET = "hunter2hunter2";
  private static final String BODY = "xyzzy-body-of-evidence";

  private final Estate estate = new Estate();

  @Test
  void shouldMaskCredentialsOfAFileBeforeAnythingIsStored() {
    // Given
    estate.source("1");

    // When
    IngestResult result = Upload.of(estate.machine(), leaking());

    // Then
    assertThat(result.getOutcomes().getMasked()).isEqualTo(2);
    assertThat(result.getOutcomes().getQuarantined()).isEqualTo(1);
    assertThat(everything()).doesNotContain(SECRET).contains("password=[masked password]");
    assertThat(Upload.of(estate.machine(), leaking()).getOutcomes().getUnchanged()).isEqualTo(2);
  }

  @Test
  void shouldMaskWhatStandsAroundARecord() {
    // Given
    estate.source("*");
    String sarif =
        """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Checks","rules":[{"id":"r1",
          "shortDescription":{"text":"Sets DB_PASSWORD=%s"}}]}},
          "properties":{"note":"DB_PASSWORD=%s"},
          "results":[{"ruleId":"r1","level":"error","message":{"text":"found"}}]}]}
        """
            .formatted(SECRET, SECRET);

    // When
    Upload.of(
        estate.machine(),
        UploadHeader.newBuilder().setFileName("a.sarif").setAccount("1").build(),
        sarif.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(
            estate.count("select count(*) from finding where tenant = '%s'")
                + estate.count("select count(*) from quarantined_record where tenant = '%s'"))
        .isPositive();
    assertThat(everything()).doesNotContain(SECRET);
  }

  @Test
  void shouldMaskCredentialsOfAStream() {
    // Given
    estate.source("1");
    Stream stream =
        Stream.open(estate.machine(), IngestHeader.newBuilder().setProduct("prowler").build());
    stream.answer();
    FindingRecord leak =
        FindingRecord.newBuilder()
            .setRule("r1")
            .setAccount("1")
            .setResource("arn:aws:ssm:eu-west-1:1:parameter/db")
            .setTitle("A parameter holds a secret")
            .setStatusText("Found DB_PASSWORD=" + SECRET + " in it.")
            .setObservation(Observation.OBSERVATION_FAIL)
            .setObserveTime(Timestamp.newBuilder().setSeconds(NOW.getEpochSecond()))
            .setRaw(ByteString.copyFromUtf8("{\"password\":\"" + SECRET + "\"}"))
            .build();

    // When
    stream.send(1, List.of(leak, leak.toBuilder().setAccount("2").build()));
    BatchAcknowledgement answer = stream.answer().getAcknowledged();

    // Then
    assertThat(answer.getOutcomes().getMasked()).isEqualTo(2);
    assertThat(answer.getErrors(0).getCode()).isEqualTo("ACCOUNT_NOT_ALLOWED");
    stream.end();
    stream.answer();
    assertThat(everything()).doesNotContain(SECRET).contains("DB_PASSWORD=[masked password]");
  }

  @Test
  void shouldKeepBodiesOutOfLogsAndEvents() {
    // Given
    estate.source("1").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1")));
    estate.mapped().edition();
    List<String> logged = Collections.synchronizedList(new ArrayList<>());
    Handler handler = handler(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);

    // When
    try {
      Upload.of(estate.machine(), leaking());
      TestCalls.as(estate.person("ana", "contributor"), AttestationServiceGrpc::newBlockingStub)
          .createAttestation(
              CreateAttestationRequest.newBuilder()
                  .setParent("workloads/shop")
                  .setAttestation(
                      Attestation.newBuilder()
                          .setPractice(Estate.practice("sec03-bp01"))
                          .setOutcome(Attestation.Outcome.OUTCOME_MET)
                          .setStatement(BODY + " with password=" + SECRET))
                  .build());
      Logger.getLogger("io.plumbline.evidence").info("the end of it");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  estate.count("select count(*) from outbox where tenant = '%s'") == 0
                      && estate.count("select count(*) from audit_pending where tenant = '%s'")
                          == 0);
    } finally {
      root.removeHandler(handler);
    }

    // Then
    assertThat(logged).anyMatch(line -> line.contains("the end of it"));
    assertThat(logged).noneMatch(line -> line.contains(SECRET) || line.contains(BODY));
    for (String topic : List.of("plumbline.evidence.practice.v1", "plumbline.evidence.audit.v1")) {
      assertThat(events(topic))
          .isNotEmpty()
          .noneMatch(event -> event.contains(SECRET) || event.contains(BODY));
    }
    assertThat(everything()).contains(BODY).doesNotContain(SECRET);
  }

  /** A record that is taken, one that is refused, and one that holds nothing. */
  private static String leaking() {
    String detail = ",\"status_detail\":\"" + BODY + " password=" + SECRET + " found\"}";
    String scan = Scan.at(NOW).fail("r1", "1", "a").fail("r1", "2", "b").json();
    String clean = Scan.at(NOW).pass("r1", "1", "c").json();
    return scan.replace("\"}]}", "\"}]" + detail).replaceFirst("]$", ",") + clean.substring(1);
  }

  private List<String> events(String topic) {
    return TestEvents.read(topic).stream()
        .filter(event -> TestEvents.header(event, "ce_tenant").equals(estate.tenant))
        .map(event -> new String(event.value(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** Every text and byte this service keeps of the tenant's evidence. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of("finding", "quarantined_record", "attestation", "scan", "audit_record")) {
      Estate.rows(
              "select t::text, "
                  + (table.equals("finding")
                      ? "encode(raw, 'escape')"
                      : table.equals("quarantined_record")
                          ? "encode(original, 'escape') || encode(context, 'escape')"
                          : table.equals("audit_record") ? "encode(record, 'escape')" : "''")
                  + " from "
                  + table
                  + " t where tenant = '"
                  + estate.tenant
                  + "'")
          .forEach(row -> all.append(row).append('\n'));
    }
    return all.toString();
  }

  private static Handler handler(List<String> logged) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord one) {
            StringBuilder line = new StringBuilder(String.valueOf(one.getMessage()));
            if (one.getParameters() != null) {
              line.append(List.of(one.getParameters()));
            }
            for (Throwable t = one.getThrown(); t != null; t = t.getCause()) {
              line.append(t);
            }
            logged.add(line.toString());
          }

          @Override
          public void flush() {
            // nothing is held back
          }

          @Override
          public void close() {
            // nothing is held
          }
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
