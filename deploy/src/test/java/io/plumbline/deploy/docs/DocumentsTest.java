package io.plumbline.deploy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$|`[^`]*`");

  @ParameterizedTest
  @MethodSource("documents")
  void shouldLinkOnlyToWhatIsThere(Path document) {
    String text = CODE.matcher(Documents.read(document)).replaceAll("");

    assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
        .allSatisfy(
            link -> assertThat(Documents.ROOT.resolve(document).resolveSibling(link)).exists());
  }

  @Test
  void shouldListEveryDecision() throws IOException {
    String index = Documents.read(Path.of("docs/adr/README.md"));

    try (Stream<Path> records = Files.list(Documents.ROOT.resolve("docs/adr"))) {
      assertThat(records.map(record -> record.getFileName().toString()))
          .filteredOn(name -> name.matches("\\d{4}-.*"))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
    }
  }

  static List<Path> documents() {
    return Documents.all();
  }
}
