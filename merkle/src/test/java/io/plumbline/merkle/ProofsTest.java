package io.plumbline.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs by tiles against the definitions, for every place of every small tree. */
class ProofsTest {

  private static final int MOST = 70;
  private final Logs log = Logs.of(MOST);

  @Test
  void shouldProveEveryLeafOfEverySize() {
    for (int size = 1; size <= MOST; size++) {
      byte[] root = log.naiveRoot(0, size);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = log.inclusion(index, size);
        assertThat(path)
            .usingElementComparator(Bytes.ORDER)
            .isEqualTo(log.naivePath(index, 0, size));
        assertThat(Proofs.includes(log.leaf(index), index, size, path, root)).isTrue();
      }
    }
  }

  @Test
  void shouldProveThatEverySizeBeginsEveryLarger() {
    for (int second = 0; second <= MOST; second++) {
      for (int first = 0; first <= second; first++) {
        List<byte[]> proof = log.consistency(first, second);
        assertThat(proof)
            .usingElementComparator(Bytes.ORDER)
            .isEqualTo(log.naiveProof(first, second));
        assertThat(
                Proofs.extend(
                    first, log.naiveRoot(0, first), second, log.naiveRoot(0, second), proof))
            .as("%d begins %d", first, second)
            .isTrue();
      }
    }
  }

  @Test
  void shouldRefuseAPathForAnotherPlaceOrSize() {
    for (int size = 1; size <= 33; size++) {
      for (int index = 0; index < size; index++) {
        List<byte[]> path = log.inclusion(index, size);
        for (int other = 0; other <= 34; other++) {
          if (other != size) {
            assertThat(
                    Proofs.includes(
                        log.leaf(index),
                        index,
                        other,
                        path,
                        log.naiveRoot(0, Math.min(other, MOST))))
                .as("leaf %d of %d as one of %d", index, size, other)
                .isFalse();
          }
          if (other != index) {
            assertThat(Proofs.includes(log.leaf(index), other, size, path, log.naiveRoot(0, size)))
                .as("leaf %d of %d as leaf %d", index, size, other)
                .isFalse();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldRefuseAnyFlippedBit(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int size = 2 + random.nextInt(MOST - 1);
      int index = random.nextInt(size);
      List<byte[]> path = new ArrayList<>(log.inclusion(index, size));
      byte[] root = log.naiveRoot(0, size);
      byte[] leaf = log.leaf(index);
      int which = random.nextInt(path.size() + 2);
      if (which == path.size()) {
        leaf = Bytes.flipped(leaf, random);
      } else if (which > path.size()) {
        root = Bytes.flipped(root, random);
      } else {
        path.set(which, Bytes.flipped(path.get(which), random));
      }
      assertThat(Proofs.includes(leaf, index, size, path, root))
          .as("seed %d round %d", seed, round)
          .isFalse();
    }
  }

  @Test
  void shouldRefuseProofsThatAreLongerOrShorter() {
    for (int size = 2; size <= 40; size++) {
      for (int index = 0; index < size; index++) {
        List<byte[]> path = new ArrayList<>(log.inclusion(index, size));
        byte[] root = log.naiveRoot(0, size);
        path.add(root);
        assertThat(Proofs.includes(log.leaf(index), index, size, path, root)).isFalse();
        path.remove(path.size() - 1);
        path.remove(path.size() - 1);
        assertThat(Proofs.includes(log.leaf(index), index, size, path, root)).isFalse();
      }
    }
  }

  @Test
  void shouldNoticeAForkOrARollBack() {
    Logs fork = Logs.of(20);
    fork.append(new byte[] {1});
    fork.append(new byte[] {2});
    byte[] before = log.naiveRoot(0, 21);

    assertThat(Proofs.extend(21, before, 22, fork.naiveRoot(0, 22), fork.consistency(21, 22)))
        .isFalse();
    assertThat(Proofs.extend(21, before, 21, fork.naiveRoot(0, 21), List.of())).isFalse();
    assertThat(Proofs.extend(21, before, 20, log.naiveRoot(0, 20), List.of())).isFalse();
    assertThat(Proofs.extend(0, new byte[32], 5, log.naiveRoot(0, 5), List.of())).isFalse();
  }

  @Test
  void shouldNotTakeANodeForALeaf() {
    byte[] left = log.leaf(0);
    byte[] right = log.leaf(1);
    byte[] bytes = new byte[64];
    System.arraycopy(left, 0, bytes, 0, 32);
    System.arraycopy(right, 0, bytes, 32, 32);

    byte[] asLeaf = Hashes.leaf(bytes);

    assertThat(asLeaf).isNotEqualTo(Hashes.node(left, right));
    assertThat(Proofs.includes(asLeaf, 0, 1, List.of(), log.naiveRoot(0, 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 257, 511, 512, 513, 1023, 1024, 1025, 4095, 4096, 4097})
  void shouldProveAcrossTiles(int size) {
    Logs large = Logs.of(size);
    byte[] root = large.naiveRoot(0, size);
    assertThat(large.frontier().root()).isEqualTo(root);
    for (int index : new int[] {0, 1, size / 2 - 1, size / 2, size - 2, size - 1}) {
      assertThat(
              Proofs.includes(large.leaf(index), index, size, large.inclusion(index, size), root))
          .isTrue();
    }
    for (int first : new int[] {1, 127, 128, 254, size / 2, size - 1, size}) {
      assertThat(
              Proofs.extend(
                  first, large.naiveRoot(0, first), size, root, large.consistency(first, size)))
          .as("%d begins %d", first, size)
          .isTrue();
    }
  }

  @Test
  void shouldRefusePlansForWhatIsNot() {
    assertThatThrownBy(() -> ProofPlan.inclusion(3, 3)).hasMessageContaining("no leaf 3");
    assertThatThrownBy(() -> ProofPlan.inclusion(-1, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProofPlan.consistency(4, 3)).hasMessageContaining("does not begin");
    assertThatThrownBy(() -> ProofPlan.inclusion(0, MOST + 1).from(log.tiles()))
        .isInstanceOf(MissingHashException.class);
  }
}
