package io.plumbline.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.markdown.CanonicalForm;
import io.plumbline.catalog.practice.EditionContent;
import io.plumbline.catalog.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExportServiceTest {

  @Test
  void shouldRebuildTheSeedFromItsPracticesByteForByte() throws IOException {
    EditionContent content =
        EditionContent.draft("*", BuiltIn.EDITION, Seed.edition(), Seed.crosswalk(), Instant.EPOCH);

    Outline rebuilt = ExportService.outline(content.edition(), content.practices());

    try (InputStream seed = getClass().getResourceAsStream("/seed/aws-wa-security-pillar.md")) {
      assertThat(CanonicalForm.text(rebuilt).getBytes(StandardCharsets.UTF_8))
          .isEqualTo(seed.readAllBytes());
    }
  }
}
