package io.plumbline.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.evidence.document.Documents;
import io.plumbline.evidence.document.Samples;
import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Limits;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files against counts taken by a script that shares no code with the readers. */
class SamplesTest {

  static Stream<Samples.Sample> read() {
    return Samples.all().filter(sample -> !sample.isRefused());
  }

  static Stream<Samples.Sample> refused() {
    return Samples.all().filter(Samples.Sample::isRefused);
  }

  @ParameterizedTest
  @MethodSource("read")
  void shouldCountAsTheScriptDoes(Samples.Sample sample) {
    Format format = Format.byId(sample.format()).orElseThrow();

    Documents.Read read =
        Documents.readSent(sample.bytes(), Documents.fromAccount(null), Limits.DEFAULT);

    assertThat(read.refused()).hasSize(sample.file().contains("legacy_trivy_mix") ? 1 : 0);
    assertThat(counts(read.findings())).containsExactly(sample.counts());
    if (!read.findings().isEmpty()) {
      assertThat(read.detection().format()).isEqualTo(format);
      assertThat(read.findings().get(0).rule()).isEqualTo(sample.rule());
      assertThat(newest(read.findings())).isEqualTo(sample.newest());
    }
  }

  @ParameterizedTest
  @MethodSource("read")
  void shouldNeverCallAnythingButACheckAPass(Samples.Sample sample) {
    Format format = Format.byId(sample.format()).orElseThrow();
    Documents.Read read =
        Documents.readSent(
            Documents.gzip(sample.unpacked()), Documents.fromAccount(format), Limits.DEFAULT);

    assertThat(counts(read.findings())).containsExactly(sample.counts());
    assertThat(read.findings())
        .filteredOn(f -> f.findingClass() != FindingClass.COMPLIANCE)
        .allMatch(f -> f.observation() == Observation.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuseWhole(Samples.Sample sample) {
    DocumentException e =
        catchThrowableOfType(
            DocumentException.class,
            () -> Documents.readSent(sample.bytes(), Documents.fromAccount(null), Limits.DEFAULT));

    assertThat(e.problem()).isEqualTo(DocumentException.Problem.UNKNOWN_FORMAT);
    assertThat(e).hasMessageStartingWith("seen: ").hasMessageContaining("read here: ");
  }

  @ParameterizedTest
  @CsvSource({
    "cyclonedx,CycloneDX",
    "catalog,OSCAL catalog",
    "profile,OSCAL profile",
    "v2_many,JSON of version 2",
    "v3_many,JSON of version 3",
    "oasis22,SARIF version 2.2",
    "sdk_Comprehensive,SARIF version 1.0.0",
    "configaudit,report of the Trivy operator",
    "PutEvaluations,recorded reply without findings",
    "cspm,'keys id, source, check_id'"
  })
  void shouldSayWhatItRefuses(String file, String words) {
    Samples.Sample sample =
        refused().filter(s -> s.file().contains(file)).findFirst().orElseThrow();

    DocumentException e =
        catchThrowableOfType(
            DocumentException.class, () -> Documents.read(sample.bytes(), null, Limits.DEFAULT));

    assertThat(e).hasMessageContaining(words);
  }

  private static long newest(List<Finding> findings) {
    return findings.stream()
        .map(Finding::observedAt)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .getEpochSecond();
  }

  private static long[] counts(List<Finding> findings) {
    return new long[] {
      findings.size(),
      findings.stream().map(Finding::identity).distinct().count(),
      of(findings, Observation.PASS),
      of(findings, Observation.FAIL),
      of(findings, Observation.WARN),
      of(findings, Observation.UNKNOWN),
      of(findings, Observation.NOT_APPLICABLE),
      findings.stream().filter(f -> f.lifecycle() == Lifecycle.RESOLVED).count(),
      findings.stream().filter(f -> f.decision() == Decision.SUPPRESSED).count()
    };
  }

  private static long of(List<Finding> findings, Observation observation) {
    return findings.stream().filter(f -> f.observation() == observation).count();
  }
}
