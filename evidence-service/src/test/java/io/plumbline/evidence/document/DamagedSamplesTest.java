package io.plumbline.evidence.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files, cut and bent: refused whole with a place, or read; never anything else. */
class DamagedSamplesTest {

  private static final long SEED = 20261126;
  private static final int LARGE = 200_000;

  static Stream<Samples.Sample> samples() {
    return Samples.all().filter(sample -> !sample.isRefused());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldRefuseACutFileOrReadTheSameRecords(Samples.Sample sample) {
    byte[] whole = sample.unpacked();
    List<Finding> all = read(whole);

    for (int end : cuts(whole.length)) {
      byte[] cut = Arrays.copyOf(whole, end);
      try {
        List<Finding> findings = Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(cut));

        int same = sample.format().endsWith("csv") ? findings.size() - 1 : all.size();
        assertThat(findings.stream().limit(Math.max(0, same)).toList())
            .as("cut at %d", end)
            .isEqualTo(all.stream().limit(Math.max(0, same)).toList());
      } catch (DocumentException e) {
        boolean placed = e.problem() != DocumentException.Problem.EMPTY;
        assertThat(e.position() != null || !placed || sample.format().endsWith("csv"))
            .as("cut at %d: %s", end, e.getMessage())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldStandBentBytes(Samples.Sample sample) {
    byte[] whole = sample.unpacked();
    Random random = new Random(SEED + sample.file().hashCode());

    for (int round = 0; round < (whole.length > LARGE ? 2 : 10); round++) {
      byte[] bent = whole.clone();
      for (int i = 0; i <= round && bent.length > 0; i++) {
        bent[random.nextInt(bent.length)] =
            (byte) "{}[]\",:;0e\\\n\u0000x".charAt(random.nextInt(14));
      }
      try {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(bent));
      } catch (DocumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static int[] cuts(int length) {
    int points = length > LARGE ? 6 : 24;
    IntStream spread = IntStream.range(0, points).map(i -> (int) ((long) length * i / points));
    return IntStream.concat(spread, IntStream.range(Math.max(0, length - 4), length))
        .filter(end -> end < length)
        .distinct()
        .toArray();
  }

  private static List<Finding> read(byte[] bytes) {
    return Documents.readSent(bytes, Documents.fromAccount(null), Limits.DEFAULT).findings();
  }
}
