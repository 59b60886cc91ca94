package io.plumbline.evidence.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of the tables that a run keeps beside its records, such as the rules of SARIF. */
public final class Rows {

  public static final Rows NONE = new Rows();

  private final Map<String, List<Map<String, String>>> tables = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> byId = new HashMap<>();

  /** Adds a row to the end of a table; of two rows with one id the first counts. */
  public void add(String table, Map<String, String> row) {
    tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    String id = row.get("id");
    if (id != null) {
      byId.computeIfAbsent(table, name -> new HashMap<>()).putIfAbsent(id, row);
    }
  }

  /** The row at that place, empty when there is none. */
  public Map<String, String> at(String table, int index) {
    List<Map<String, String>> rows = all(table);
    return index >= 0 && index < rows.size() ? rows.get(index) : Map.of();
  }

  /** The row with that id, empty when there is none. */
  public Map<String, String> named(String table, String id) {
    return byId.getOrDefault(table, Map.of()).getOrDefault(id, Map.of());
  }

  public List<Map<String, String>> all(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
