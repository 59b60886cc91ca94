package io.plumbline.reporting.scorecard;

import io.grpc.Status;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.MinVersion;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.reporting.v1.ErrorReason;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.reporting.projection.AssessmentReader;
import io.plumbline.reporting.projection.AssessmentReader.Target;
import io.plumbline.reporting.projection.AssessmentReader.Versions;
import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.projection.Sight;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads scorecards, and waits for the versions a caller must see. */
@ApplicationScoped
public class ScorecardReads {

  private final TenantPool database;
  private final MinVersion minVersion;

  @Inject
  public ScorecardReads(TenantPool database, MinVersion minVersion) {
    this.database = database;
    this.minVersion = minVersion;
  }

  /**
   * The assessment behind a scorecard.
   *
   * @throws DomainException (as failure) NOT_FOUND when there is none the caller may see;
   *     DEADLINE_EXCEEDED, VERSION_NOT_REACHED, when the versions are not there in time
   */
  Uni<AssessmentView> get(Caller caller, GetScorecardRequest request) {
    Sight sight = Sight.of(caller);
    Target target = target(request.getName());
    return reached(sight, target, request)
        .chain(
            reached ->
                database
                    .in(sight.tenant(), c -> AssessmentReader.read(c, sight, target))
                    .map(found -> found.orElseThrow(() -> notFound(request)))
                    .invoke(
                        view -> {
                          if (!reached) {
                            throw notReached(request);
                          }
                        }));
  }

  /** Waits on a light query; an assessment that is not there yet may still come. */
  private Uni<Boolean> reached(Sight sight, Target target, GetScorecardRequest request) {
    if (request.getMinVersion() == 0 && request.getMinEvidenceVersion() == 0) {
      return Uni.createFrom().item(true);
    }
    return minVersion
        .read(
            1,
            () -> database.in(sight.tenant(), c -> AssessmentReader.versions(c, sight, target)),
            versions -> isReached(versions, request) ? 1 : 0)
        .replaceWith(true)
        .onFailure(DomainException.class)
        .recoverWithItem(false);
  }

  private static boolean isReached(Optional<Versions> versions, GetScorecardRequest request) {
    return versions
        .filter(v -> v.version() >= request.getMinVersion())
        .filter(v -> v.evidenceVersion() >= request.getMinEvidenceVersion())
        .isPresent();
  }

  private static DomainException notFound(GetScorecardRequest request) {
    return DomainException.notFound(
        ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "scorecard", request.getName());
  }

  private static DomainException notReached(GetScorecardRequest request) {
    long version = Math.max(request.getMinVersion(), request.getMinEvidenceVersion());
    return new DomainException(
        io.plumbline.platform.grpc.ErrorReason.of(
            ErrorReason.ERROR_REASON_VERSION_NOT_REACHED, Status.Code.DEADLINE_EXCEEDED),
        request.getName() + " has not reached the version asked for",
        Map.of("version", Long.toString(version)),
        List.of());
  }

  private static Target target(String name) {
    String parent = name.substring(0, name.length() - "/scorecard".length());
    int assessment = parent.indexOf("/assessments/");
    return assessment < 0
        ? new Target(parent, "")
        : new Target(parent.substring(0, assessment), parent);
  }
}
