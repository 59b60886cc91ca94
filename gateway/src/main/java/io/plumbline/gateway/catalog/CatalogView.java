package io.plumbline.gateway.catalog;

import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.Practice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the catalog page from what the catalog answers. */
final class CatalogView {
  private static final int HASH_SHOWN = 12;

  private CatalogView() {}

  static CatalogPage page(List<Edition> editions, Edition chosen, List<Practice> practices) {
    List<CatalogPage.Edition> shown =
        editions.stream().map(edition -> edition(edition, chosen)).toList();
    return new CatalogPage(shown, edition(chosen, chosen), areas(practices));
  }

  private static CatalogPage.Edition edition(Edition edition, Edition chosen) {
    String hash = edition.getContentHash();
    return new CatalogPage.Edition(
        edition.getDisplayName(),
        edition.getName(),
        "/catalog/" + edition.getName(),
        edition.getState().name().replace("STATE_", "").toLowerCase(Locale.ROOT),
        edition.getPracticeCount(),
        edition.getConceptCount(),
        edition.getBuiltIn(),
        hash.substring(0, Math.min(HASH_SHOWN, hash.length())),
        edition.getName().equals(chosen.getName()));
  }

  private static List<CatalogPage.Area> areas(List<Practice> practices) {
    Map<String, List<CatalogPage.Practice>> areas = new LinkedHashMap<>();
    for (Practice practice : practices) {
      areas.computeIfAbsent(practice.getArea(), area -> new ArrayList<>()).add(practice(practice));
    }
    return areas.entrySet().stream()
        .map(area -> new CatalogPage.Area(area.getKey(), area.getValue()))
        .toList();
  }

  private static CatalogPage.Practice practice(Practice practice) {
    String uri = practice.getDocumentationUri();
    return new CatalogPage.Practice(
        last(practice.getName()),
        practice.getPracticeId(),
        practice.getTitle(),
        practice.getTopic(),
        practice.getDescription(),
        uri.startsWith("https://") ? uri : "",
        practice.getRisk().name().replace("RISK_LEVEL_", "").replace("UNSPECIFIED", "\u2013"),
        practice.getRuleCount() == 0
            ? "people only"
            : Figures.count(practice.getRuleCount(), "rule", "rules"),
        practice.getTwin().isEmpty() ? "" : last(practice.getTwin()).toUpperCase(Locale.ROOT));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
