package io.plumbline.evidence.reader;

import java.util.ArrayList;
import java.util.List;

/** Cells of one row of CSV, as RFC 4180 has them; what stands after a closing quote is kept. */
public final class Csv {

  private Csv() {}

  public static List<String> cells(String row, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean fresh = true;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (quoted && c == '"') {
        boolean twice = i + 1 < row.length() && row.charAt(i + 1) == '"';
        if (twice) {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (quoted) {
        cell.append(c);
      } else if (c == '"' && fresh) {
        quoted = true;
        fresh = false;
      } else if (c == delimiter) {
        cells.add(cell.toString());
        cell.setLength(0);
        fresh = true;
      } else {
        cell.append(c);
        fresh = false;
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
