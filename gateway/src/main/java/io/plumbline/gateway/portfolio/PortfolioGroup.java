package io.plumbline.gateway.portfolio;

import java.util.List;

/**
 * Rows under one heading.
 *
 * @param unit the owning unit, empty when rows are not grouped
 * @param rows its workloads
 */
public record PortfolioGroup(String unit, List<PortfolioRow> rows) {}
