package io.plumbline.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import io.plumbline.evidence.document.Reread;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NativeReaderTest {

  private static final FindingRecord RECORD =
      FindingRecord.newBuilder()
          .setRule("r")
          .setAccount("42")
          .setResource("arn:a")
          .setObservation(Observation.OBSERVATION_FAIL)
          .setObserveTime(Timestamp.newBuilder().setSeconds(1_700_000_000))
          .build();

  @ParameterizedTest
  @CsvSource({
    "FINDING_CLASS_UNSPECIFIED,COMPLIANCE",
    "FINDING_CLASS_COMPLIANCE,COMPLIANCE",
    "FINDING_CLASS_VULNERABILITY,VULNERABILITY",
    "FINDING_CLASS_THREAT,THREAT"
  })
  void shouldTakeTheClass(
      io.plumbline.proto.evidence.v1.FindingClass sent, FindingClass findingClass)
      throws RecordException {
    Finding finding = NativeReader.read("p", RECORD.toBuilder().setFindingClass(sent).build());

    assertThat(finding.findingClass()).isEqualTo(findingClass);
  }

  @ParameterizedTest
  @EnumSource(
      value = io.plumbline.proto.evidence.v1.FindingClass.class,
      names = {"FINDING_CLASS_VULNERABILITY", "FINDING_CLASS_THREAT"})
  void shouldTakeNoPassOfAnotherClass(io.plumbline.proto.evidence.v1.FindingClass sent) {
    FindingRecord passing =
        RECORD.toBuilder()
            .setFindingClass(sent)
            .setObservation(Observation.OBSERVATION_PASS)
            .build();

    RecordException e =
        catchThrowableOfType(RecordException.class, () -> NativeReader.read("p", passing));

    assertThat(e.reason()).isEqualTo(RecordException.Reason.NOT_A_FINDING);
  }

  @Test
  void shouldKeepTagsInOrderAndEachOnce() throws RecordException {
    FindingRecord tagged =
        RECORD.toBuilder()
            .addResourceTags("team=web")
            .addResourceTags("aws:x:y=a=b")
            .addResourceTags("team=web")
            .build();

    assertThat(NativeReader.read("p", tagged).tags()).containsExactly("aws:x:y=a=b", "team=web");
  }

  @Test
  void shouldReadAMessageAgainAlone() throws RecordException {
    byte[] context = Reread.nativeContext("p", RECORD.toByteArray().length);

    Finding finding = Reread.read(Reread.NATIVE, context, RECORD.toByteArray());

    assertThat(finding.rule()).isEqualTo("p:r");
    assertThatThrownBy(() -> Reread.read(Reread.NATIVE, new byte[0], RECORD.toByteArray()))
        .hasMessage("the product of the stream was not kept");
  }
}
