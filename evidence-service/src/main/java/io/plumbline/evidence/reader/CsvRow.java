package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.BAD_TEXT;
import static io.plumbline.evidence.reader.RecordException.Reason.MALFORMED;
import static io.plumbline.evidence.reader.RecordException.Reason.MISSING_FIELD;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One row with the names of its columns. */
public final class CsvRow {

  /** Name of the header's row in the context of the rows. */
  public static final String HEADER = "csv.header";

  /** Name of the file's one account in the context of the rows. */
  public static final String ACCOUNT = "csv.account";

  private final CsvHeader header;
  private final List<String> cells;

  private CsvRow(CsvHeader header, List<String> cells) {
    this.header = header;
    this.cells = cells;
  }

  /**
   * The row in these bytes. Fewer cells than columns are the last ones left out, more are refused
   * unless they are empty: a delimiter that was not quoted moved the others.
   */
  public static CsvRow of(byte[] bytes, Context context) throws RecordException {
    CsvHeader header = context.header();
    List<String> cells = Csv.cells(text(bytes), header.delimiter());
    for (int i = header.names().size(); i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        throw new RecordException(
            MALFORMED,
            "the row has " + cells.size() + " cells, the header " + header.names().size());
      }
    }
    return new CsvRow(header, cells);
  }

  private static String text(byte[] bytes) throws RecordException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RecordException(BAD_TEXT, "the row is not UTF-8");
    }
  }

  /** The first of these columns that is there and not blank, else the empty text. */
  public String first(String... names) throws RecordException {
    for (String name : names) {
      int column = header.column(name);
      if (column >= 0 && column < cells.size() && !cells.get(column).isBlank()) {
        return Texts.checked(name, cells.get(column).strip());
      }
    }
    return "";
  }

  /** As {@link #first}, but one of them must be there. */
  public String required(String... names) throws RecordException {
    String text = first(names);
    if (text.isEmpty()) {
      throw new RecordException(MISSING_FIELD, "the row has no " + names[0]);
    }
    return text;
  }
}
