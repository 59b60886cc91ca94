package io.plumbline.gateway.portfolio;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import java.util.List;

/**
 * All the portfolio page shows.
 *
 * @param frame what stands around it
 * @param workloads how many workloads the reader may see
 * @param score proven and declared over all of them
 * @param contradicted practices that lean, over all
 * @param highRisks practices of HIGH risk, over all
 * @param coverage words for the share of concepts with fresh evidence
 * @param columns the table's heads that sort
 * @param groups the rows
 * @param leaning practices that lean most
 * @param query what the filter holds
 * @param grouped whether rows are grouped by unit
 * @param groupHref the page with grouping switched
 * @param moreHref the next page of rows, empty at the end
 * @param shown how many rows the table shows
 * @param truncated whether the numbers cover only part of the workloads
 */
public record PortfolioPage(
    Frame frame,
    int workloads,
    Bar score,
    int contradicted,
    int highRisks,
    String coverage,
    List<SortLink> columns,
    List<PortfolioGroup> groups,
    List<LeaningPractice> leaning,
    String query,
    boolean grouped,
    String groupHref,
    String moreHref,
    int shown,
    boolean truncated) {

  public String contradictedWords() {
    return Figures.whole(contradicted);
  }

  public String highWords() {
    return Figures.whole(highRisks);
  }

  public boolean empty() {
    return workloads == 0;
  }
}
