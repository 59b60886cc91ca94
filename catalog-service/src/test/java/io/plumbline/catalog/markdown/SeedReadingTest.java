package io.plumbline.catalog.markdown;

import static io.plumbline.catalog.markdown.MarkdownFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.document.Reading;
import io.plumbline.catalog.document.Slug;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The seed as measured, counted a second time here by other means than the reader's. */
class SeedReadingTest {

  private static final String TEXT = new String(MarkdownFixtures.seed(), StandardCharsets.UTF_8);

  private final Reading reading = read(MarkdownFixtures.seed());

  @Test
  void shouldFindSixtyPracticesInSixAreasAndSeventeenTopics() {
    Outline outline = reading.require();

    assertThat(outline.size()).isEqualTo(60).isEqualTo(count("\n#### "));
    assertThat(outline.areas()).hasSize(6).hasSize(count("\n## "));
    assertThat(outline.areas().stream().mapToInt(area -> area.topics().size()).sum())
        .isEqualTo(17)
        .isEqualTo(count("\n### "));
    assertThat(reading.errors()).isEmpty();
  }

  @Test
  void shouldKeepIdTitleDescriptionAddressLineAndOrder() {
    List<List<String>> expected = new ArrayList<>();
    Matcher block =
        Pattern.compile(
                "#### (\\S+): (.+)\n\n\\*\\*Description:\\*\\* (.+)\n\n.+\\]\\((.+)\\)\n\n---")
            .matcher(TEXT);
    while (block.find()) {
      int line = 1 + (int) TEXT.substring(0, block.start()).chars().filter(c -> c == '\n').count();
      expected.add(
          List.of(
              block.group(1),
              block.group(2),
              block.group(3),
              block.group(4),
              String.valueOf(line)));
    }

    assertThat(reading.require().placed())
        .extracting(Outline.Placed::practice)
        .extracting(p -> List.of(p.id(), p.title(), p.description(), p.url(), "" + p.line()))
        .hasSize(60)
        .isEqualTo(expected);
  }

  @Test
  void shouldKeepTheRawTextOfEveryPractice() {
    assertThat(reading.require().placed())
        .allSatisfy(
            placed -> {
              String raw = placed.practice().raw();
              assertThat(TEXT).contains(raw + "\n\n---");
              assertThat(raw).startsWith("#### " + placed.practice().id()).endsWith(")");
            });
  }

  @Test
  void shouldCountPracticesPerAreaInFileOrder() {
    assertThat(reading.require().areas())
        .extracting(
            area ->
                area.title() + " " + area.topics().stream().map(t -> t.practices().size()).toList())
        .containsExactly(
            "Identity and access management [6, 8]",
            "Detection [1, 1, 1, 1, 1, 1, 5]",
            "Infrastructure protection [4, 3, 3]",
            "Data protection [4, 5, 4]",
            "Incident response [7]",
            "Application security [5]");
  }

  @Test
  void shouldFindFiftyFourAddressesAndSixTwinPairs() {
    Map<String, List<String>> idsBySlug =
        reading.require().placed().stream()
            .map(Outline.Placed::practice)
            .collect(
                Collectors.groupingBy(
                    practice -> Slug.of(practice.url()),
                    Collectors.mapping(Outline.Practice::id, Collectors.toList())));

    assertThat(idsBySlug).hasSize(54);
    assertThat(idsBySlug.values())
        .filteredOn(ids -> ids.size() > 1)
        .containsExactlyInAnyOrder(
            List.of("SEC01-BP07", "SEC09-BP02"),
            List.of("SEC02-BP01", "SEC10-BP01"),
            List.of("SEC02-BP02", "SEC10-BP02"),
            List.of("SEC02-BP03", "SEC10-BP03"),
            List.of("SEC02-BP04", "SEC10-BP05"),
            List.of("SEC02-BP05", "SEC10-BP04"));
  }

  @Test
  void shouldWarnOfWhatRepeats() {
    Map<Problem.Reason, Long> warnings =
        reading.warnings().stream()
            .collect(Collectors.groupingBy(Problem::reason, Collectors.counting()));

    assertThat(warnings)
        .containsOnly(
            Map.entry(Problem.Reason.DUPLICATE_TITLE, 5L),
            Map.entry(Problem.Reason.DUPLICATE_URL, 6L),
            Map.entry(Problem.Reason.DUPLICATE_DESCRIPTION, 2L),
            Map.entry(Problem.Reason.TOPIC_NAMED_LIKE_AREA, 1L),
            Map.entry(Problem.Reason.PRACTICE_NAMED_LIKE_TOPIC, 4L));
    assertThat(reading.warnings())
        .extracting(MarkdownFixtures::row)
        .contains(
            "TOPIC_NAMED_LIKE_AREA 491:1 a topic that is not named like its area"
                + " | Application security",
            "DUPLICATE_URL 189:1 an address used once | SEC10-BP01 repeats SEC02-BP01 of line 129");
  }

  private static int count(String mark) {
    return TEXT.split(Pattern.quote(mark), -1).length - 1;
  }
}
