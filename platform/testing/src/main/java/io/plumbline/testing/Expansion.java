package io.plumbline.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a schema against that of the release before it: programs of that release must go on reading
 * and writing, while those of this one do.
 *
 * <p>A column they do not know must be one they need not write: nullable, with a default, or filled
 * in by a trigger named {@code keep_<column>_of_<release>}. What refuses rows must not be new to
 * them: a new limit touches columns they do not know only, or such as are filled in by a trigger.
 */
final class Expansion {

  private final Map<String, Column> before = new HashMap<>();
  private final Map<String, Column> now = new HashMap<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> said;
  private final Collection<String> present;
  private final Collection<String> keepers;

  private Expansion(
      Collection<String> released, Collection<String> present, Collection<String> keepers) {
    this.said = Set.copyOf(released);
    this.present = present;
    this.keepers = keepers;
    read(released, before);
    read(present, now);
    before.values().forEach(column -> tables.add(column.table()));
  }

  /** A column as a line of a schema names it. */
  private record Column(
      String table, String name, boolean required, boolean hasDefault, String type) {

    boolean mayBeLeftOut() {
      return !required || hasDefault;
    }
  }

  /** What programs of the release before would fall over; empty when they go on. */
  static List<String> breaks(
      Collection<String> released, Collection<String> present, Collection<String> keepers) {
    Expansion expansion = new Expansion(released, present, keepers);
    List<String> breaks = new ArrayList<>();
    expansion.before.forEach((key, column) -> expansion.known(key, column, breaks));
    expansion.now.forEach((key, column) -> expansion.added(key, column, breaks));
    expansion.lines(breaks);
    return breaks;
  }

  private void known(String key, Column column, List<String> breaks) {
    Column kept = now.get(key);
    if (kept == null) {
      breaks.add(key + " is gone: drop or rename it a release after the last that uses it");
    } else if (!kept.type().equals(column.type())) {
      breaks.add(key + " was " + column.type() + " and is " + kept.type());
    } else if (kept.required() && !column.required()) {
      breaks.add(key + " may no longer be null");
    } else if (column.mayBeLeftOut() && !kept.mayBeLeftOut() && !isKept(kept)) {
      breaks.add(key + " can no longer be left out");
    }
  }

  private void added(String key, Column column, List<String> breaks) {
    if (tables.contains(column.table())
        && !before.containsKey(key)
        && !column.mayBeLeftOut()
        && !isKept(column)) {
      breaks.add(key + " is new and must be written: give it a default or a keep_ trigger");
    }
  }

  private void lines(List<String> breaks) {
    for (String line : said) {
      if (line.startsWith("right ") && !present.contains(line)) {
        breaks.add(line + ": is withdrawn");
      }
    }
    for (String line : present) {
      if (line.startsWith("limit ") && !said.contains(line) && refusesWhatWasTaken(line)) {
        breaks.add(line + ": is new, and rows of the release before may not meet it");
      }
    }
  }

  private boolean refusesWhatWasTaken(String line) {
    String[] words = line.split(" ", 5);
    String table = words[1];
    if (!tables.contains(table)) {
      return false;
    }
    boolean touchesKnown = false;
    boolean isKept = false;
    for (String name : words[3].split(",")) {
      Column column = now.get(table + "." + name);
      touchesKnown |= before.containsKey(table + "." + name);
      isKept |= column != null && isKept(column);
    }
    return touchesKnown && !isKept;
  }

  private boolean isKept(Column column) {
    String start = column.table() + " keep_" + column.name() + "_of_";
    return keepers.stream().anyMatch(keeper -> keeper.startsWith(start));
  }

  private static void read(Collection<String> lines, Map<String, Column> into) {
    for (String line : lines) {
      String[] words = line.split(" ", 6);
      if (words[0].equals("column")) {
        into.put(
            words[1] + "." + words[2],
            new Column(
                words[1],
                words[2],
                words[3].equals("required"),
                words[4].equals("default"),
                words[5]));
      }
    }
  }
}
