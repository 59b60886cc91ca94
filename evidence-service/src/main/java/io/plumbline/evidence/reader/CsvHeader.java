package io.plumbline.evidence.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first row of a CSV file. Names of columns are compared without case, blanks and underscores,
 * because versions of one scanner write them differently.
 */
public final class CsvHeader {

  private static final char[] DELIMITERS = {';', ',', '\t'};

  private final char delimiter;
  private final List<String> names;
  private final Map<String, Integer> columns = new HashMap<>();

  private CsvHeader(char delimiter, List<String> names) {
    this.delimiter = delimiter;
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(plain(names.get(i)), i);
    }
  }

  /** The header in this text, if it is the first row of a file of more than one column. */
  public static @Nullable CsvHeader of(String row) {
    CsvHeader best = null;
    for (char delimiter : DELIMITERS) {
      List<String> names = Csv.cells(row, delimiter);
      if (names.size() > 1 && (best == null || names.size() > best.names.size())) {
        best = new CsvHeader(delimiter, names);
      }
    }
    return best;
  }

  public static CsvHeader of(byte[] row) {
    CsvHeader header = of(new String(row, StandardCharsets.UTF_8));
    return header == null ? new CsvHeader(',', new ArrayList<>()) : header;
  }

  public char delimiter() {
    return delimiter;
  }

  public List<String> names() {
    return names;
  }

  /** The place of the column, -1 when there is none. */
  public int column(String name) {
    return columns.getOrDefault(plain(name), -1);
  }

  public boolean has(String... wanted) {
    for (String name : wanted) {
      if (column(name) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s_\ufeff]", "").toUpperCase(Locale.ROOT);
  }
}
