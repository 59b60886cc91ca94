package io.plumbline.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files against counts taken by a script that shares no code with the readers. */
class SamplesTest {

  record Expected(String file, long[] counts, String rule, long newest) {
    static Expected parse(String line) {
      String[] cells = line.split("\t", -1);
      long[] counts = Stream.of(cells).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
      return new Expected(cells[0], counts, cells[9], Long.parseLong(cells[10]));
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Expected> samples() throws IOException {
    return new String(resource("expected.tsv"), StandardCharsets.UTF_8)
        .lines()
        .map(Expected::parse);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldCountAsTheScriptDoes(Expected expected) throws IOException {
    byte[] bytes = resource(expected.file);

    Documents.Read read =
        bytes.length == 2
            ? new Documents.Read(
                Documents.read(bytes, Format.PROWLER_OCSF, Limits.DEFAULT).detection(),
                List.of(),
                List.of())
            : Documents.read(bytes, null, Limits.DEFAULT);

    assertThat(read.refused()).isEmpty();
    assertThat(counts(read.findings())).containsExactly(expected.counts);
    assertThat(read.detection().format())
        .isEqualTo(expected.file.startsWith("prowler") ? Format.PROWLER_OCSF : Format.ASFF);
    if (!read.findings().isEmpty()) {
      assertThat(read.findings().get(0).rule()).isEqualTo(expected.rule);
      assertThat(newest(read.findings())).isEqualTo(expected.newest);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldReadTheSameFromGzip(Expected expected) throws IOException {
    byte[] packed = Documents.gzip(resource(expected.file));

    Documents.Read read = Documents.read(packed, format(expected), Limits.DEFAULT);

    assertThat(counts(read.findings())).containsExactly(expected.counts);
  }

  private static Format format(Expected expected) {
    return expected.file.startsWith("prowler") ? Format.PROWLER_OCSF : Format.ASFF;
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
      findings.stream().filter(f -> f.observation() == Observation.PASS).count(),
      findings.stream().filter(f -> f.observation() == Observation.FAIL).count(),
      findings.stream().filter(f -> f.observation() == Observation.WARN).count(),
      findings.stream().filter(f -> f.observation() == Observation.UNKNOWN).count(),
      findings.stream().filter(f -> f.lifecycle() == Lifecycle.RESOLVED).count(),
      findings.stream().filter(f -> f.decision() == Decision.SUPPRESSED).count()
    };
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SamplesTest.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
