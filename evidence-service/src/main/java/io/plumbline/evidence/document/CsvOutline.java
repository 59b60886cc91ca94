package io.plumbline.evidence.document;

import static io.plumbline.evidence.reader.DocumentException.Problem.TOO_LARGE;
import static io.plumbline.evidence.reader.DocumentException.Problem.TRUNCATED;
import static io.plumbline.evidence.reader.DocumentException.Problem.UNKNOWN_FORMAT;

import io.plumbline.evidence.format.Format;
import io.plumbline.evidence.reader.CsvHeader;
import io.plumbline.evidence.reader.CsvRow;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Position;
import io.plumbline.evidence.reader.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over CSV: writes down where each row lies, and proves that none is cut. An account
 * that is the only one in the file is kept for rows that name none.
 */
final class CsvOutline {

  private enum State {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private static final int HEADER_BYTES = 20 << 10;
  private static final int ACCOUNT_BYTES = 256;

  private final CsvHeader header;
  private final Spans spans;
  private final long skipped;
  private final long container;
  private final int accountColumn;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Map<String, String> texts = new TreeMap<>();
  private State state = State.START;
  private long offset;
  private long line = 1;
  private long lineStart;
  private long rowStart;
  private long rowLine = 1;
  private int column;
  private boolean blank = true;
  private boolean inHeader = true;
  private Position quote = new Position(0, 1, 1);

  private CsvOutline(CsvHeader header, Spans spans, long container, long skipped) {
    this.header = header;
    this.spans = spans;
    this.container = container;
    this.skipped = skipped;
    this.accountColumn =
        Math.max(
            Math.max(header.column("ACCOUNT_UID"), header.column("ACCOUNT_ID")),
            header.column("ACCOUNT_NUM"));
  }

  /**
   * Reads the document.
   *
   * @param in the document after its byte order mark
   * @param skipped bytes of that mark
   */
  static Outline.Seen read(InputStream in, long skipped, CsvHeader header, Places places)
      throws IOException {
    Format format = format(header);
    if (format == null) {
      String columns = Texts.cut(String.join(", ", header.names()), 200);
      throw new DocumentException(
          UNKNOWN_FORMAT,
          "seen: CSV with the columns " + columns + "; read here: " + Detection.KNOWN,
          null);
    }
    long container = places.containers().open();
    CsvOutline outline = new CsvOutline(header, places.spans(), container, skipped);
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        outline.take(buffer[i]);
      }
    }
    outline.end();
    places.containers().close(container, -1, outline.texts, new byte[0]);
    places.flush();
    return new Outline.Seen(Form.ROWS, "", Set.of(format), true);
  }

  private void take(byte b) {
    boolean inside = state == State.QUOTED;
    state = next((char) (b & 0xff));
    if (!inside && b == '\n') {
      row(offset);
    } else if (!inside && state == State.START) {
      column++;
      delimiter(b);
    } else {
      keep(b);
    }
    offset++;
    if (b == '\n') {
      line++;
      lineStart = offset;
      if (!inside) {
        rowStart = offset;
        rowLine = line;
      }
    }
  }

  private State next(char c) {
    if (state == State.QUOTED) {
      return c == '"' ? State.CLOSED : State.QUOTED;
    }
    if (c == '"' && state != State.PLAIN) {
      quote = state == State.START ? here() : quote;
      return State.QUOTED;
    }
    return c == header.delimiter() || c == '\n' ? State.START : State.PLAIN;
  }

  private void delimiter(byte b) {
    if (inHeader) {
      keep(b);
    }
  }

  private void keep(byte b) {
    blank &= b == '\r' || b == ' ';
    boolean wanted = inHeader || (column == accountColumn && b != '"' && b != '\r');
    if (wanted && kept.size() < (inHeader ? HEADER_BYTES : ACCOUNT_BYTES)) {
      kept.write(b);
    } else if (inHeader) {
      throw new DocumentException(TOO_LARGE, "the first row is too long", here());
    }
  }

  private void row(long end) {
    String text = kept.toString(StandardCharsets.UTF_8);
    if (inHeader) {
      texts.put(CsvRow.HEADER, text);
      inHeader = false;
    } else if (!blank || column > 0) {
      spans.add(rowStart + skipped, rowLine, end - rowStart, container);
      account(text.strip());
    }
    kept.reset();
    column = 0;
    blank = true;
  }

  private void account(String account) {
    if (!account.isEmpty()) {
      String known = texts.putIfAbsent(CsvRow.ACCOUNT, account);
      if (known != null && !known.equals(account)) {
        texts.put(CsvRow.ACCOUNT, "");
      }
    }
  }

  private void end() {
    if (state == State.QUOTED) {
      throw new DocumentException(TRUNCATED, "a quoted cell does not end", quote);
    }
    if (offset == rowStart) {
      return;
    }
    if (!inHeader && column + 1 < header.names().size() && (!blank || column > 0)) {
      throw new DocumentException(TRUNCATED, "the last row ends too early", here());
    }
    row(offset);
  }

  private Position here() {
    return new Position(offset + skipped, line, offset - lineStart + 1);
  }

  /** Which format has such columns; null when it is none that is read here. */
  static @Nullable Format format(CsvHeader header) {
    if (header.has("REQUIREMENTS_ATTRIBUTES_WELLARCHITECTEDPRACTICEID", "STATUS", "CHECKID")) {
      return Format.PROWLER_COMPLIANCE_CSV;
    }
    boolean five = header.has("CHECK_ID", "STATUS", "PROVIDER") && !header.has("REQUIREMENTS_ID");
    return five || header.has("TITLE_ID", "CHECK_RESULT") ? Format.PROWLER_CSV : null;
  }
}
