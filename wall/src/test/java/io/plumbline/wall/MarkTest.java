package io.plumbline.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {

  @Test
  void shouldGiveEveryBucketItsOwnSilhouette() throws Exception {
    var shapes =
        Arrays.stream(Bucket.values())
            .map(bucket -> Mark.svg(bucket).replaceAll("b-[a-z]+", ""))
            .toList();

    assertThat(shapes).doesNotHaveDuplicates();
    for (Bucket bucket : Bucket.values()) {
      assertThat(WallTest.parse(Mark.svg(bucket)).getDocumentElement().getTagName())
          .isEqualTo("svg");
    }
  }

  @Test
  void shouldNameAndCountTheBucketsThatOccur() {
    String legend =
        Legend.html(Map.of(Bucket.CONTRADICTED, 7, Bucket.CONFIRMED, 2, Bucket.STALE, 0));

    assertThat(legend).contains("Contradicted</span><b>7</b>").doesNotContain("Stale");
    assertThat(legend.indexOf("Proven")).isLessThan(legend.indexOf("Contradicted"));
  }

  @Test
  void shouldStyleEveryMarkInBothThemesWithoutForeignResources() {
    String css = WallStyles.css();

    for (Bucket bucket : Bucket.values()) {
      assertThat(css).contains(".b-" + bucket.mark() + " ");
    }
    assertThat(css).contains("prefers-color-scheme: dark", "[data-theme=\"dark\"]");
    assertThat(css).doesNotContain("url(", "@import", "</");
  }

  @Test
  void shouldSayWhenAnAcceptedRiskEnds() {
    Brick brick =
        new Brick(
            "A",
            "T",
            "a",
            "t",
            Bucket.EXCEPTED,
            "Implemented",
            "Failing",
            "Contradicted",
            "HIGH",
            10,
            "B",
            "#",
            "12 Mar");

    assertThat(brick.sentence())
        .isEqualTo(
            "A T: Accepted until 12 Mar. Declared Implemented, observed Failing, verdict"
                + " Contradicted. Risk HIGH. Twin of B.");
  }
}
