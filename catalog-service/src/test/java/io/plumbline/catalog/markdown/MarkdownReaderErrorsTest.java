package io.plumbline.catalog.markdown;

import static io.plumbline.catalog.markdown.MarkdownFixtures.SMALL;
import static io.plumbline.catalog.markdown.MarkdownFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.document.ReadLimits;
import io.plumbline.catalog.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row spoils one thing in a document that is otherwise right. */
class MarkdownReaderErrorsTest {

  private static final String DOC_1 =
      "**AWS Documentation:** [SEC01-BP01](https://docs.aws.amazon.com/a/sec_first.html)";

  static Stream<Arguments> spoiled() {
    return Stream.of(
        row("Practices:** 2", "Practices:** 3", "TOTAL_MISMATCH 3:27 2 as parsed | 3"),
        row("Practices:** 2", "Practices:** two", "MALFORMED_TOTAL 3:27 a whole number | two"),
        row("Practices:** 2", "Practices:**", "MALFORMED_TOTAL 3:26 a whole number | nothing"),
        row(
            "**Total Best Practices:** 2\n",
            "",
            "MISSING_TOTAL 1:1 **Total Best Practices:** 2 | none"),
        row(
            "**Total Best Practices:** 2\n",
            "**Total Best Practices:** 2\n**Total Best Practices:** 2\n",
            "DUPLICATE_FIELD 4:1 one declared total | another after line 3"),
        row("# A framework\n", "\n", "MISSING_TITLE 1:1 # title | none"),
        row(
            "## Area\n",
            "## Area\n\n# Again\n",
            "MISPLACED_TITLE 9:1 one # title, before everything else | Again"),
        row(
            "SEC01-BP02: Second",
            "SEC01-BP01: Second",
            "DUPLICATE_ID 19:6 a new id | SEC01-BP01 again, first at line 11",
            "LINK_LABEL_MISMATCH 23:25 SEC01-BP01 | \"SEC01-BP02\""),
        row(
            "[SEC01-BP02]",
            "[SEC01-BP03]",
            "LINK_LABEL_MISMATCH 23:25 SEC01-BP02 | \"SEC01-BP03\""),
        row("[SEC01-BP02]", "[]", "LINK_LABEL_MISMATCH 23:25 SEC01-BP02 | \"\""),
        row(
            "**Description:** What to do first.\n",
            "",
            "MISSING_DESCRIPTION 11:1 **Description:** below the heading of SEC01-BP01 | none"),
        row(
            "**Description:** What to do first.",
            "**Description:**   ",
            "MISSING_DESCRIPTION 13:17 **Description:** one line of text | nothing"),
        row(
            "**Description:** What to do first.\n",
            "**Description:** One.\n\n**Description:** Two.\n",
            "DUPLICATE_FIELD 15:1 one description for SEC01-BP01 | another after line 13"),
        row(
            DOC_1 + "\n",
            "",
            "MISSING_URL 11:1 **AWS Documentation:** [SEC01-BP01](https://…) below the heading"
                + " | none"),
        row(
            DOC_1,
            "**AWS Documentation:**",
            "MISSING_URL 15:23 **AWS Documentation:** [SEC01-BP01](https://…) | nothing"),
        row(
            DOC_1,
            "**AWS Documentation:** [SEC01-BP01]()",
            "MISSING_URL 15:37 an https address | nothing"),
        row(
            DOC_1,
            "**AWS Documentation:** https://docs.aws.amazon.com/a/b.html",
            "MALFORMED_LINK 15:24 **AWS Documentation:** [SEC01-BP01](https://…)"
                + " | \"https://docs.aws.amazon.com/a/b.html\""),
        row(
            "https://docs.aws.amazon.com/a/sec_first",
            "http://docs.aws.amazon.com/a/sec_first",
            "URL_NOT_HTTPS 15:37 an https address | http://docs.aws.amazon.com/a/sec_first.html"),
        row(
            "https://docs.aws.amazon.com/a/sec_first.html",
            "javascript:alert(1)",
            "URL_NOT_HTTPS 15:37 an https address | javascript:alert(1)"),
        row(
            "https://docs.aws.amazon.com/a/sec_first.html",
            "https:///a",
            "MALFORMED_URL 15:37 https://host/path | https:///a"),
        row(
            "https://docs.aws.amazon.com/a/sec_first.html",
            "https://a/%zz",
            "MALFORMED_URL 15:37 https://host/path | https://a/%zz"),
        row(
            "## Area\n\n### Topic\n",
            "",
            "PRACTICE_OUTSIDE_AREA 8:1 ## area before it | SEC01-BP01",
            "PRACTICE_OUTSIDE_AREA 16:1 ## area before it | SEC01-BP02"),
        row(
            "## Area\n",
            "",
            "TOPIC_OUTSIDE_AREA 8:1 ## area before it | Topic",
            "PRACTICE_OUTSIDE_AREA 10:1 ## area before it | SEC01-BP01",
            "PRACTICE_OUTSIDE_AREA 18:1 ## area before it | SEC01-BP02"),
        row(
            "### Topic\n",
            "",
            "PRACTICE_OUTSIDE_TOPIC 10:1 ### topic before it | SEC01-BP01",
            "PRACTICE_OUTSIDE_TOPIC 18:1 ### topic before it | SEC01-BP02"),
        row(
            "#### SEC01-BP02",
            "##### SEC01-BP02",
            "TOTAL_MISMATCH 3:27 1 as parsed | 2",
            "UNKNOWN_HEADING_DEPTH 19:1 one to four # | ##### SEC01-BP02: Second"),
        row(
            "### Topic",
            "###",
            "MALFORMED_HEADING 9:4 a title | nothing",
            "PRACTICE_OUTSIDE_TOPIC 11:1 ### topic before it | SEC01-BP01",
            "PRACTICE_OUTSIDE_TOPIC 19:1 ### topic before it | SEC01-BP02"),
        row(
            "### Topic",
            "###Topic",
            "UNEXPECTED_TEXT 9:1 a heading, a field, a rule or a blank line" + " | ###Topic",
            "PRACTICE_OUTSIDE_TOPIC 11:1 ### topic before it | SEC01-BP01",
            "PRACTICE_OUTSIDE_TOPIC 19:1 ### topic before it | SEC01-BP02"),
        row(
            "#### SEC01-BP02: Second",
            "#### SEC1-BP2 Second",
            "MALFORMED_PRACTICE_HEADING 19:6 #### SECnn-BPnn: Title | #### SEC1-BP2 Second"),
        row(
            "#### SEC01-BP02: Second",
            "#### SEC01-BP02:",
            "MALFORMED_PRACTICE_HEADING 19:6 #### SECnn-BPnn: Title | #### SEC01-BP02:"),
        row(
            "What to do first.\n",
            "What to do first.\nAnd then\nsome more.\n",
            "UNEXPECTED_TEXT 14:1 a heading, a field, a rule or a blank line | And then"),
        row(
            "sec_first.html)\n\n---",
            "sec_first.html)\n---",
            "UNEXPECTED_TEXT 16:1 a blank line before the rule, which would make a heading of the"
                + " line above | ---"),
        row(
            "## Area",
            "**Description:** Too early.\n\n## Area",
            "FIELD_OUTSIDE_PRACTICE 7:1 a #### practice heading before it"
                + " | **Description:** Too early."),
        row("do first", "do\u0000first", "NUL_CHARACTER 13:28 text | a NUL character"),
        row("do first", "do\u202Efirst", "CONTROL_CHARACTER 13:28 text | control character U+202E"),
        row("do first", "do\rfirst", "CONTROL_CHARACTER 13:28 text | control character U+000D"));
  }

  private static Arguments row(String from, String to, String... problems) {
    return Arguments.of(from, to, problems);
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void shouldReportWhatIsWrongAndWhere(String from, String to, String... problems) {
    assertThat(SMALL).contains(from);

    Reading reading = read(SMALL.replaceFirst(Pattern.quote(from), to));

    assertThat(reading.errors()).extracting(MarkdownFixtures::row).containsExactly(problems);
    assertThat(reading.outline()).isNull();
  }

  @Test
  void shouldNameTheBytesThatAreNotUtf8() {
    byte[] source = SMALL.replace("do first", "dé ?? first").getBytes(StandardCharsets.UTF_8);
    int at = new String(source, StandardCharsets.ISO_8859_1).indexOf("??");
    source[at] = (byte) 0xC3;
    source[at + 1] = (byte) 0xFF;

    Reading reading = read(source);

    assertThat(reading.errors())
        .extracting(MarkdownFixtures::row)
        .containsExactly(
            "INVALID_UTF8 13:29 UTF-8 | byte 0xC3", "INVALID_UTF8 13:30 UTF-8 | byte 0xFF");
  }

  @Test
  void shouldReportEveryProblemAtOnceInDocumentOrder() {
    String document =
        SMALL
            .replace("Practices:** 2", "Practices:** 9")
            .replace("[SEC01-BP01]", "[SEC01-BP09]")
            .replace("https://docs.aws.amazon.com/a/sec_second", "ftp://docs.aws.amazon.com/a")
            .replace("**Description:** What to do second.", "Loose text");

    assertThat(read(document).errors())
        .extracting(Problem::reason)
        .containsExactly(
            Problem.Reason.TOTAL_MISMATCH,
            Problem.Reason.LINK_LABEL_MISMATCH,
            Problem.Reason.MISSING_DESCRIPTION,
            Problem.Reason.UNEXPECTED_TEXT,
            Problem.Reason.URL_NOT_HTTPS);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(
            new ReadLimits(100, 99, 9, 9),
            "DOCUMENT_TOO_LARGE 0:0 at most 100 bytes | " + SMALL.length() + " bytes"),
        Arguments.of(
            new ReadLimits(9999, 80, 9, 9),
            "LINE_TOO_LONG 15:1 at most 80 bytes in a line | 81 bytes"),
        Arguments.of(
            new ReadLimits(9999, 99, 1, 9), "TOO_MANY_PRACTICES 19:1 at most 1 practices | more"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void shouldRefuseEarlyWhatIsTooLarge(ReadLimits limits, String problem) {
    Reading reading = MarkdownReader.read(SMALL.getBytes(StandardCharsets.UTF_8), limits);

    assertThat(reading.errors()).extracting(MarkdownFixtures::row).contains(problem);
    assertThat(reading.outline()).isNull();
  }

  @Test
  void shouldStopListingProblemsAtTheLimitAndSaySo() {
    ReadLimits limits = new ReadLimits(9999, 99, 9, 3);

    Reading reading =
        MarkdownReader.read("a\n\nb\n\nc\n\nd\n\ne\n".getBytes(StandardCharsets.UTF_8), limits);

    assertThat(reading.errors()).hasSize(4);
    assertThat(reading.errors())
        .last()
        .extracting(Problem::reason)
        .isEqualTo(Problem.Reason.TOO_MANY_PROBLEMS);
  }
}
