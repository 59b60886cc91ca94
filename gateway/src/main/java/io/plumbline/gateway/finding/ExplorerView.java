package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the findings explorer. */
final class ExplorerView {
  private final Session session;
  private final Section section;

  ExplorerView(Session session, Section section) {
    this.session = session;
    this.section = section;
  }

  ExplorerPage page(
      Explored explored,
      ListFindingsResponse found,
      Optional<FindingFacets> facets,
      List<Practice> practices) {
    FindingRows rows = new FindingRows(session);
    Map<String, String> hidden = new LinkedHashMap<>(explored.conditions());
    hidden.remove("q");
    if (!practices.isEmpty()) {
      hidden.remove("practice");
    }
    boolean some = found.getFindingsCount() > 0;
    return new ExplorerPage(
        section.list("findings", "Findings of " + session.reader().tenant()),
        section.tabs("findings"),
        facets.map(ExplorerView::total).orElse(""),
        explored.address().value("q"),
        practices.stream().map(practice -> choice(explored, practice)).toList(),
        hidden,
        explored.conditions().entrySet().stream().map(c -> chip(explored, c)).toList(),
        facets.map(counted -> FacetView.of(explored, counted)).orElse(List.of()),
        found.getFindingsList().stream().map(rows::row).toList(),
        explored.page(found.getPreviousPageToken()),
        explored.page(found.getNextPageToken()),
        !some && !found.getNextPageToken().isEmpty(),
        some || explored.isFiltered());
  }

  private static String total(FindingFacets counted) {
    String words = Figures.count(counted.getTotalCount(), "finding", "findings");
    return counted.getExact() ? words : "more than " + words;
  }

  private static ExplorerPage.Choice choice(Explored explored, Practice practice) {
    return new ExplorerPage.Choice(
        practice.getName(),
        practice.getPracticeId() + " " + practice.getTitle(),
        practice.getName().equals(explored.address().value("practice")));
  }

  private static ExplorerPage.Chip chip(Explored explored, Map.Entry<String, String> condition) {
    String name = condition.getKey();
    return new ExplorerPage.Chip(
        FacetView.label(name),
        FacetView.value(name, condition.getValue()),
        explored.href(name, ""));
  }
}
