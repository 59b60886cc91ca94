package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.preview.PortfolioPreview;
import io.plumbline.assessment.preview.PreviewService;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.GetUpgradeRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesResponse;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
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
  private final ApplyService applying;
  private final UndoService undoing;
  private final UpgradeReading reading;

  @Inject
  public UpgradeGrpcService(
      PreviewService previews,
      PortfolioPreview portfolio,
      ApplyService applying,
      UndoService undoing,
      UpgradeReading reading) {
    this.previews = previews;
    this.portfolio = portfolio;
    this.applying = applying;
    this.undoing = undoing;
    this.reading = reading;
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

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Upgrade> applyUpgrade(ApplyUpgradeRequest request) {
    return applying.apply(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Upgrade> undoUpgrade(UndoUpgradeRequest request) {
    return undoing.undo(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Upgrade> getUpgrade(GetUpgradeRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListUpgradesResponse> listUpgrades(ListUpgradesRequest request) {
    return reading.list(request);
  }
}
