package io.plumbline.catalog.markdown;

import static io.plumbline.catalog.markdown.MarkdownFixtures.SMALL;
import static io.plumbline.catalog.markdown.MarkdownFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.document.Outline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {

  @Test
  void shouldWriteTheSeedAsItWasRead() {
    byte[] seed = MarkdownFixtures.seed();

    String written = CanonicalForm.text(read(seed).require());

    assertThat(written.getBytes(StandardCharsets.UTF_8)).isEqualTo(seed);
  }

  @Test
  void shouldHashTheSeedLikeSha256sum() throws Exception {
    byte[] seed = MarkdownFixtures.seed();

    String hash = CanonicalForm.hash(read(seed).require());

    assertThat(hash)
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed)));
  }

  private static final String ACCENTED =
      new String(MarkdownFixtures.seed(), StandardCharsets.UTF_8)
          .replace("Use temporary credentials", "Préférez l’éphémère");

  static Stream<Arguments> tolerated() {
    return Stream.of(
        Arguments.of("CRLF", ACCENTED.replace("\n", "\r\n")),
        Arguments.of("byte order mark", "\uFEFF" + ACCENTED),
        Arguments.of("trailing blanks", ACCENTED.replace("\n", " \t\n")),
        Arguments.of("extra blank lines", ACCENTED.replace("\n\n", "\n\n\n\n")),
        Arguments.of("no last rule", ACCENTED.substring(0, ACCENTED.length() - "---\n".length())),
        Arguments.of("no last line end", ACCENTED.stripTrailing()),
        Arguments.of("decomposed", Normalizer.normalize(ACCENTED, Normalizer.Form.NFD)),
        Arguments.of("blanks after labels", ACCENTED.replace(":** ", ":**   ")),
        Arguments.of(
            "all of it",
            "\uFEFF"
                + Normalizer.normalize(ACCENTED, Normalizer.Form.NFD)
                    .stripTrailing()
                    .replace("\n\n", "\n\n\n")
                    .replace("\n", "  \r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tolerated")
  void shouldHashEqualWhenOnlyTheFormDiffers(String difference, String document) {
    Outline plain = read(ACCENTED).require();

    Outline other = read(document).require();

    assertThat(document).isNotEqualTo(ACCENTED);
    assertThat(CanonicalForm.hash(other)).isEqualTo(CanonicalForm.hash(plain));
  }

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of("a title", SMALL.replace("Second", "Third")),
        Arguments.of("a description", SMALL.replace("What to do second", "What to do third")),
        Arguments.of("an address", SMALL.replace("sec_second", "sec_third")),
        Arguments.of("an area", SMALL.replace("## Area", "## Field")),
        Arguments.of("upper case", SMALL.replace("What to do second", "what to do second")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("told")
  void shouldHashDifferentlyWhenTheContentDiffers(String difference, String document) {
    assertThat(CanonicalForm.hash(read(document).require()))
        .isNotEqualTo(CanonicalForm.hash(read(SMALL).require()));
  }

  @Test
  void shouldHashAPracticeOverItsTitleDescriptionAndAddressOnly() throws Exception {
    Outline.Practice practice =
        new Outline.Practice("SEC01-BP01", "T \"q\"", "D é", "https://h/p", 7, "raw");
    String canonical =
        "{\"description\":\"D é\",\"title\":\"T \\\"q\\\"\",\"url\":\"https://h/p\"}";

    String hash = CanonicalForm.hash(practice);

    byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
    assertThat(hash)
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }
}
