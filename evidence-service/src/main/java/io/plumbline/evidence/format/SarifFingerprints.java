package io.plumbline.evidence.format;

import io.plumbline.evidence.reader.Fields;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Partial fingerprints of SARIF: {@code name/v1}, of which the latest version of a name counts. */
final class SarifFingerprints {

  private static final Pattern VERSIONED = Pattern.compile("(.*)/v(\\d{1,9})");

  private record Latest(int version, String value) {}

  private SarifFingerprints() {}

  static Collection<String> latest(List<Fields.Entry> fingerprints) {
    SortedMap<String, Latest> latest = new TreeMap<>();
    for (Fields.Entry entry : fingerprints) {
      Matcher matcher = VERSIONED.matcher(entry.path());
      boolean versioned = matcher.matches();
      latest.merge(
          versioned ? matcher.group(1) : entry.path(),
          new Latest(versioned ? Integer.parseInt(matcher.group(2)) : 0, entry.value()),
          (a, b) -> a.version() >= b.version() ? a : b);
    }
    return latest.entrySet().stream()
        .map(e -> e.getKey() + "/v" + e.getValue().version() + "=" + e.getValue().value())
        .toList();
  }
}
