package io.plumbline.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.proto.audit.events.v1.AuditRecord;
import io.plumbline.proto.audit.events.v1.AuditRecorded;
import io.plumbline.proto.reporting.v1.AuditChain;
import io.plumbline.reporting.audit.ChainCheck.Stored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  private final List<Stored> rows = rows(ChainFixtures.chain("acme", "catalog", 9));

  @Test
  void shouldFindAChainIntactThatIsAsItWasRecorded() {
    AuditChain chain = check(rows, 9);

    assertThat(chain.getIntact()).isTrue();
    assertThat(chain.getRecordCount()).isEqualTo(9);
    assertThat(chain.getHeadHash()).isEqualTo(ChainCheck.hex(rows.get(8).hash()));
  }

  @Test
  void shouldNameTheRecordWhoseBitIsFlipped() {
    byte[] bytes = rows.get(4).record().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    replace(
        4, new Stored(5, rows.get(4).columns(), ByteString.copyFrom(bytes), rows.get(4).hash()));

    assertBroken(check(rows, 9), 5, "hash");
  }

  @Test
  void shouldNameTheNextRecordWhenAHashIsRecomputed() {
    byte[] bytes = rows.get(4).record().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    ByteString flipped = ByteString.copyFrom(bytes);
    replace(4, new Stored(5, rows.get(4).columns(), flipped, ChainFixtures.sha256(flipped)));

    assertBroken(check(rows, 9), 6, "does not follow");
  }

  @Test
  void shouldNameTheRecordThatIsMissing() {
    rows.remove(2);

    assertBroken(check(rows, 9), 3, "missing");
  }

  @Test
  void shouldNoticeTwoRecordsThatChangedPlaces() {
    Stored third = rows.get(2);
    Stored fourth = rows.get(3);
    replace(2, new Stored(3, fourth.columns(), fourth.record(), fourth.hash()));
    replace(3, new Stored(4, third.columns(), third.record(), third.hash()));

    assertBroken(check(rows, 9), 3, "follow");
  }

  @Test
  void shouldNoticeARecordThatWasInsertedBeforeTheFirst() {
    rows.add(0, new Stored(0, rows.get(0).columns(), rows.get(0).record(), rows.get(0).hash()));

    assertBroken(check(rows, 9), 1, "no place");
  }

  @Test
  void shouldNoticeATailThatWasCutOff() {
    assertBroken(check(rows.subList(0, 6), 9), 7, "missing");
  }

  @Test
  void shouldNoticeATailThatWasNeverReceived() {
    assertBroken(check(rows, 7), 8, "never received");
  }

  @Test
  void shouldNoticeColumnsThatTellAnotherStory() {
    ChainCheck.Columns told = rows.get(1).columns();
    replace(
        1,
        new Stored(
            2,
            new ChainCheck.Columns(told.time(), "mallory", told.method(), told.resource()),
            rows.get(1).record(),
            rows.get(1).hash()));

    assertBroken(check(rows, 9), 2, "columns");
  }

  @Test
  void shouldNoticeTheChainOfAnotherTenant() {
    assertBroken(check(rows(ChainFixtures.chain("globex", "catalog", 2)), 2), 1, "moved");
  }

  private void replace(int index, Stored row) {
    rows.set(index, row);
  }

  private static void assertBroken(AuditChain chain, long sequence, String finding) {
    assertThat(chain.getIntact()).isFalse();
    assertThat(chain.getBrokenSequence()).isEqualTo(sequence);
    assertThat(chain.getFinding()).contains(finding);
  }

  private AuditChain check(List<Stored> chain, int head) {
    ChainCheck check = new ChainCheck("acme", "catalog");
    chain.forEach(check::next);
    int at = Math.min(head, chain.size()) - 1;
    check.end(head, chain.get(at).hash());
    return check.result();
  }

  private static List<Stored> rows(List<AuditRecorded> chain) {
    List<Stored> rows = new ArrayList<>();
    for (AuditRecorded recorded : chain) {
      rows.add(
          new Stored(
              rows.size() + 1,
              ChainCheck.Columns.of(parse(recorded)),
              recorded.getRecord(),
              recorded.getHash()));
    }
    return rows;
  }

  private static AuditRecord parse(AuditRecorded recorded) {
    try {
      return AuditRecord.parseFrom(recorded.getRecord());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
