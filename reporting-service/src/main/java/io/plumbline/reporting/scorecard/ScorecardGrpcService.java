package io.plumbline.reporting.scorecard;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.reporting.v1.GetPortfolioRequest;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.Portfolio;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardService;
import io.plumbline.reporting.portfolio.PortfolioService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** Scores over gRPC. */
@GrpcService
public class ScorecardGrpcService implements ScorecardService {

  private final ScorecardReads scorecards;
  private final PortfolioService portfolios;

  @Inject
  public ScorecardGrpcService(ScorecardReads scorecards, PortfolioService portfolios) {
    this.scorecards = scorecards;
    this.portfolios = portfolios;
  }

  @Override
  public Uni<Scorecard> getScorecard(GetScorecardRequest request) {
    return scorecards.get(Caller.current(), request).map(ScorecardProtos::scorecard);
  }

  @Override
  public Uni<Portfolio> getPortfolio(GetPortfolioRequest request) {
    return portfolios.get(Caller.current(), request);
  }
}
