package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.UNKNOWN_FORMAT;

import io.plumbline.evidence.reader.CsvHeader;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a document begins, which tells JSON, CSV and what is neither apart. */
final class Lead {

  private record Kind(Pattern start, String name) {}

  private static final int BYTES = 32 << 10;

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Pattern.compile("scoutsuite_results\\s*=.*"), "a ScoutSuite report"),
          new Kind(Pattern.compile("<.*"), "XML or HTML"),
          new Kind(Pattern.compile("%PDF-.*"), "a PDF"),
          new Kind(Pattern.compile("PAR1.*"), "Parquet"),
          new Kind(Pattern.compile("PK\u0003\u0004.*"), "a ZIP archive"),
          new Kind(Pattern.compile(".*[\\x00-\\x08\\x0e-\\x1f\ufffd].*"), "binary data"),
          new Kind(Pattern.compile("---.*|#.*|[A-Za-z_][\\w-]*:( .*)?"), "YAML"));

  private Lead() {}

  /**
   * The header, where the document is CSV; null where it can only be JSON.
   *
   * @throws DocumentException when it is known to be neither
   */
  static @Nullable CsvHeader of(TempFile bytes, long mark) {
    String text = new String(bytes.read(mark, BYTES), StandardCharsets.UTF_8).stripLeading();
    String first = text.lines().findFirst().orElse("");
    if (first.startsWith("{") || first.startsWith("[")) {
      return null;
    }
    CsvHeader header = CsvHeader.of(first);
    if (header != null && CsvOutline.format(header) != null) {
      return header;
    }
    for (Kind kind : KINDS) {
      if (kind.start.matcher(first).matches()) {
        throw new DocumentException(
            UNKNOWN_FORMAT,
            "seen: " + kind.name + "; read here: " + Detection.KNOWN,
            new Position(mark, 1, 1));
      }
    }
    return header != null && header.names().size() > 2 ? header : null;
  }
}
