package io.plumbline.assessment.preview;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The dry run of one assessment. */
@ApplicationScoped
public class PreviewService {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final Planning planning;

  @Inject
  public PreviewService(TenantTransaction transaction, Assessments assessments, Planning planning) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.planning = planning;
  }

  /** Tells what an upgrade would do. */
  public Uni<UpgradePlan> preview(PreviewUpgradeRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getName());
    Choices choices = new Choices(request.getChoicesList());
    return transaction.in(
        caller.tenant(),
        session ->
            assessments
                .find(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> missing(key)).assessment())
                .chain(
                    assessment -> planning.one(session, assessment, request.getEdition(), choices))
                .chain(
                    planned ->
                        Attached.load(session, key)
                            .map(attached -> PlanProtos.plan(planned, attached))));
  }

  private static DomainException missing(AssessmentKey key) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Assessment", key.name());
  }
}
