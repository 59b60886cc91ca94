package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.preview.PortfolioPreview;
import io.plumbline.assessment.preview.PreviewService;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The calls about upgrades. */
@GrpcService
public class UpgradeGrpcService implements UpgradeService {

  private final PreviewService previews;
  private final PortfolioPreview portfolio;

  @Inject
  public UpgradeGrpcService(PreviewService previews, PortfolioPreview portfolio) {
    this.previews = previews;
    this.portfolio = portfolio;
  }

  @Override
  public Uni<UpgradePlan> previewUpgrade(PreviewUpgradeRequest request) {
    return previews.preview(request);
  }

  @Override
  public Uni<PreviewPortfolioUpgradeResponse> previewPortfolioUpgrade(
      PreviewPortfolioUpgradeRequest request) {
    return portfolio.preview(request);
  }
}
