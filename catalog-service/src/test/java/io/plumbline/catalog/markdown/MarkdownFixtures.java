package io.plumbline.catalog.markdown;

import io.plumbline.catalog.document.Problem;
import io.plumbline.catalog.document.ReadLimits;
import io.plumbline.catalog.document.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Documents to read: the seed, and a small one that is right until a test spoils it. */
final class MarkdownFixtures {

  static final String SMALL =
      """
      # A framework

      **Total Best Practices:** 2

      ---

      ## Area

      ### Topic

      #### SEC01-BP01: First: of two

      **Description:** What to do first.

      **AWS Documentation:** [SEC01-BP01](https://docs.aws.amazon.com/a/sec_first.html)

      ---

      #### SEC01-BP02: Second

      **Description:** What to do second.

      **AWS Documentation:** [SEC01-BP02](https://docs.aws.amazon.com/a/sec_second.html)

      ---
      """;

  private MarkdownFixtures() {}

  static byte[] seed() {
    try (InputStream in =
        MarkdownFixtures.class.getResourceAsStream("/seed/aws-wa-security-pillar.md")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  static Reading read(byte[] document) {
    return MarkdownReader.read(document, ReadLimits.DEFAULT);
  }

  /** A problem as a line of a table: {@code REASON line:column expected | found}. */
  static String row(Problem problem) {
    return "%s %d:%d %s | %s"
        .formatted(
            problem.reason(),
            problem.line(),
            problem.column(),
            problem.expected(),
            problem.found());
  }
}
