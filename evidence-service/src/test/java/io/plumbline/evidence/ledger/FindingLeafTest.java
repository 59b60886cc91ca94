package io.plumbline.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Proofs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingLeafTest {

  private static final Instant AT = Instant.parse("1969-12-31T23:59:59.123456Z");

  @ParameterizedTest
  @EnumSource(Observation.class)
  void shouldHoldTheNumbersOfTheContract(Observation observation) {
    byte[] bytes = leaf(UUID.randomUUID(), observation).bytes();

    assertThat(bytes).hasSize(FindingLeaf.BYTES);
    assertThat((int) bytes[25])
        .isEqualTo(
            io.plumbline.proto.evidence.v1.Observation.valueOf("OBSERVATION_" + observation)
                .getNumber());
    assertThat((int) bytes[26])
        .isEqualTo(io.plumbline.proto.evidence.v1.Lifecycle.LIFECYCLE_GONE.getNumber());
    assertThat((int) bytes[27])
        .isEqualTo(io.plumbline.proto.evidence.v1.Decision.DECISION_SUPPRESSED.getNumber());
  }

  @Test
  void shouldComeBackAsItWas() {
    FindingLeaf leaf = leaf(UUID.randomUUID(), Observation.WARN);
    FindingLeaf read = FindingLeaf.of(leaf.bytes());
    assertThat(read.id()).isEqualTo(leaf.id());
    assertThat(read.observedAt()).isEqualTo(AT);
    assertThat(read.observation()).isEqualTo(Observation.WARN);
    assertThat(read.content()).isEqualTo(leaf.content());
    assertThat(read.coversOriginal()).isFalse();
    assertThat(read.bytes()).isEqualTo(leaf.bytes());
  }

  @Test
  void shouldRefuseWhatIsNone() {
    byte[] bytes = leaf(UUID.randomUUID(), Observation.PASS).bytes();
    assertThatThrownBy(() -> FindingLeaf.of(Arrays.copyOf(bytes, 91)))
        .isInstanceOf(IllegalArgumentException.class);
    bytes[25] = 6;
    assertThatThrownBy(() -> FindingLeaf.of(bytes)).isInstanceOf(IllegalArgumentException.class);
    bytes[25] = 1;
    bytes[0] = 2;
    assertThatThrownBy(() -> FindingLeaf.of(bytes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldOrderABatchByIdAndProveEachOfIt() {
    // Given: ids on both sides of the sign
    List<FindingLeaf> leaves = new ArrayList<>();
    for (long i = -3; i < 4; i++) {
      leaves.add(leaf(new UUID(i << 60, i), Observation.FAIL));
    }

    // When
    FindingBatch batch =
        FindingBatch.of(
            UUID.randomUUID(), UUID.randomUUID(), 1, new FindingBatch.Written(7, 0, 0, 0), leaves);

    // Then
    List<byte[]> split = FindingBatch.split(batch.body());
    assertThat(split.stream().map(bytes -> FindingLeaf.of(bytes).id().toString())).isSorted();
    for (int i = 0; i < split.size(); i++) {
      assertThat(
              Proofs.includes(
                  Hashes.leaf(split.get(i)),
                  i,
                  split.size(),
                  FindingBatch.tree(split).path(i),
                  FindingBatch.tree(batch.leaves()).root()))
          .isTrue();
    }
  }

  private static FindingLeaf leaf(UUID id, Observation observation) {
    byte[] content = new byte[32];
    content[31] = 7;
    return new FindingLeaf(
        id,
        AT,
        observation,
        Lifecycle.GONE,
        Decision.SUPPRESSED,
        content,
        FindingLeaf.keptBefore());
  }
}
