package io.plumbline.gateway.portfolio;

import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Moment;
import io.plumbline.wall.Wall;
import org.jspecify.annotations.Nullable;

/**
 * One workload in the portfolio.
 *
 * @param name what it is called
 * @param environment where it runs, in words
 * @param unit who owns it
 * @param href its assessment
 * @param wall its wall, absent while it has no assessment
 * @param score proven and declared
 * @param highRisks practices of HIGH risk
 * @param contradicted practices that lean
 * @param unanswered practices nobody answered
 * @param coverage share of concepts with fresh evidence, in percent, absent when nothing applies
 * @param freshness share of fresh evidence, in percent, absent without evidence
 * @param observed when evidence last came in
 */
public record PortfolioRow(
    String name,
    String environment,
    String unit,
    String href,
    @Nullable Wall wall,
    Bar score,
    int highRisks,
    int contradicted,
    int unanswered,
    @Nullable Integer coverage,
    @Nullable Integer freshness,
    @Nullable Moment observed) {}
