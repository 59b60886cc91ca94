package io.plumbline.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {

  /** The example of C2SP tlog-tiles, and its neighbours. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "1, 0, 0/0=1",
    "255, 0, 0/0=255",
    "256, 1, 1/0=1",
    "257, 1, 0/1=1 1/0=1",
    "65535, 255, 0/255=255 1/0=255",
    "65536, 257, 2/0=1",
    "70000, 274, 0/273=112 1/1=17 2/0=1"
  })
  void shouldFillTilesAsTheSpecificationSays(int size, int full, String edge) {
    Frontier frontier = new Frontier();
    int filled = 0;
    byte[] leaf = Hashes.leaf(new byte[0]);
    for (int i = 0; i < size; i++) {
      filled += frontier.append(leaf).size();
    }

    assertThat(filled).isEqualTo(full);
    assertThat(
            frontier.edge().stream()
                .map(t -> t.id().level() + "/" + t.id().index() + "=" + t.width()))
        .isEqualTo(edge.isEmpty() ? List.of() : List.of(edge.split(" ")));
  }

  @Test
  void shouldGoOnFromAKeptEdge() {
    for (int size = 0; size < 600; size += 37) {
      Logs whole = Logs.of(size);
      Frontier kept = Frontier.of(whole.frontier().edge());
      assertThat(kept.size()).isEqualTo(size);
      assertThat(kept.root()).isEqualTo(whole.frontier().root());
      byte[] next = Hashes.leaf(new byte[] {9});
      kept.append(next);
      whole.frontier().append(next);
      assertThat(kept.root()).isEqualTo(whole.frontier().root());
    }
  }

  @Test
  void shouldRefuseAnEdgeThatIsNone() {
    byte[] full = new byte[Tile.WIDTH * Hashes.SIZE];
    assertThatThrownBy(() -> Frontier.of(List.of(new Tile(new TileId(0, 0), full))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Frontier.of(List.of(new Tile(new TileId(0, 3), new byte[32]))))
        .hasMessageContaining("does not hold together");
    assertThatThrownBy(() -> new Tile(new TileId(0, 0), new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
