package io.plumbline.wall;

import static io.plumbline.wall.BrickFixtures.brick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class WallTest {

  @Test
  void shouldDrawOneNamedLinkForEachPractice() throws Exception {
    Document svg = parse(Wall.of(BrickFixtures.sixty()).svg());

    NodeList links = svg.getElementsByTagName("a");
    assertThat(links.getLength()).isEqualTo(60);
    assertThat(IntStream.range(0, 60).mapToObj(i -> (Element) links.item(i)))
        .allSatisfy(
            link -> {
              assertThat(link.getAttribute("href")).isNotBlank();
              assertThat(link.getAttribute("aria-label")).contains("Declared", "observed", "Risk");
            })
        .extracting(link -> link.getAttribute("id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldOutlineAndNameWhatChanged() throws Exception {
    Brick first = brick("SEC01-BP01", Bucket.CONFIRMED, 5);
    Brick second = brick("SEC01-BP02", Bucket.CONFIRMED, 5);

    Document svg = parse(Wall.of(List.of(first, second)).svg("before-", Set.of("SEC01-BP02")));

    NodeList links = svg.getElementsByTagName("a");
    assertThat(((Element) links.item(0)).getAttribute("class")).doesNotContain("outlined");
    Element changed = (Element) links.item(1);
    assertThat(changed.getAttribute("id")).isEqualTo("before-brick-sec01-bp02");
    assertThat(changed.getAttribute("class")).endsWith("outlined");
    assertThat(changed.getAttribute("aria-label")).endsWith("Changed.");
  }

  @Test
  void shouldLayOneCourseForEachAreaInOrder() {
    List<Course> courses = Wall.of(BrickFixtures.sixty()).courses();

    assertThat(courses)
        .extracting(course -> course.bricks().size())
        .containsExactly(14, 11, 10, 13, 7, 5);
    assertThat(courses).extracting(Course::area).startsWith("Area 0", "Area 1");
  }

  @Test
  void shouldEscapeWhatPeopleWrote() throws Exception {
    Brick hostile =
        new Brick(
            "A\"><script>",
            "</title><script>alert('x')</script>&\u0000",
            "a",
            "t",
            Bucket.STALE,
            "<b>",
            "&",
            "V",
            "HIGH",
            1,
            null,
            "/x?a=1&b=\"2\"",
            null);

    Document svg = parse(Wall.of(List.of(hostile)).svg());

    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(((Element) svg.getElementsByTagName("a").item(0)).getAttribute("href"))
        .isEqualTo("/x?a=1&b=\"2\"");
  }

  @Test
  void shouldBeDeterministic() {
    assertThat(Wall.of(BrickFixtures.sixty()).svg())
        .isEqualTo(Wall.of(BrickFixtures.sixty()).svg());
  }

  @Test
  void shouldHangThePlumbLineByTheShareOfLeaningWeight() {
    Wall wall =
        Wall.of(
            List.of(
                brick("A", Bucket.CONTRADICTED, 10),
                brick("B", Bucket.CONFIRMED, 5),
                brick("C", Bucket.UNKNOWN, 5),
                brick("D", Bucket.NOT_APPLICABLE, 100)));

    assertThat(wall.lean()).isCloseTo(0.5, within(1e-12));
    assertThat(wall.svg()).contains("50 % leans");
  }

  @Test
  void shouldBePlumbWhenNothingLeans() throws Exception {
    assertThat(Wall.of(List.of(brick("A", Bucket.CONFIRMED, 5))).svg()).contains(">plumb<");
    assertThat(parse(Wall.of(List.of()).svg()).getElementsByTagName("a").getLength()).isZero();
  }

  @Test
  void shouldNeverReadAsPlumbWhileABrickLeans() {
    Wall wall =
        Wall.of(List.of(brick("A", Bucket.CONTRADICTED, 1), brick("B", Bucket.CONFIRMED, 9_999)));

    assertThat(wall.svg()).contains("1 % leans");
  }

  @Test
  void shouldGiveTwinsTheSameMasonsMark() {
    Wall wall =
        Wall.of(
            List.of(
                brick("A", Bucket.CONFIRMED, 1, "C"),
                brick("B", Bucket.CONFIRMED, 1, "D"),
                brick("C", Bucket.CONFIRMED, 1, "A"),
                brick("D", Bucket.CONFIRMED, 1, "B")));

    assertThat(wall.pairs().get("A"))
        .isEqualTo(wall.pairs().get("C"))
        .isNotEqualTo(wall.pairs().get("B"));
    assertThat(wall.pairs().get("B")).isEqualTo(wall.pairs().get("D"));
  }

  @Test
  void shouldCountEveryBrickOnce() {
    assertThat(Wall.of(BrickFixtures.sixty()).counts().values().stream().mapToInt(i -> i).sum())
        .isEqualTo(60);
  }

  @Test
  void shouldKeepTheSparklineLight() throws Exception {
    String sparkline = Wall.of(BrickFixtures.sixty()).sparkline();

    assertThat(parse(sparkline).getElementsByTagName("path").getLength()).isLessThanOrEqualTo(8);
    assertThat(sparkline).hasSizeLessThan(2_500).contains("role=\"img\"", "Wall of 60 practices");
  }

  static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
