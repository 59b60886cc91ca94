package io.plumbline.reporting.projection;

import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.PoisonEventException;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.persistence.Commits;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.reporting.score.Totals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Keeps assessments with their totals, practices and concepts. Every event carries the whole state,
 * so a late one is dropped by its version and a lost one is healed by the next.
 */
@ApplicationScoped
public class AssessmentProjection implements EventHandler {

  private final Commits commits;
  private final VerdictLag lag;

  @Inject
  public AssessmentProjection(Commits commits, VerdictLag lag) {
    this.commits = commits;
    this.lag = lag;
  }

  @Override
  public String consumer() {
    return "reporting.assessment";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.assessment.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    AssessmentChanged change = event.payload(AssessmentChanged.parser());
    String name = change.getAssessment().getName();
    Totals totals = totals(change);
    return AssessmentRow.upsert(connection, event.tenant(), change, totals)
        .chain(
            fresh -> {
              if (!fresh) {
                return Uni.createFrom().voidItem();
              }
              commits.after(connection, () -> lag.projected(change.getChangeTime()));
              return PracticeRows.TABLE
                  .replace(connection, event.tenant(), name, change.getPracticeStatesList())
                  .chain(
                      () ->
                          ConceptRows.TABLE.replace(
                              connection, event.tenant(), name, change.getConceptStatesList()));
            });
  }

  private static Totals totals(AssessmentChanged change) {
    try {
      return Totals.of(change);
    } catch (IllegalArgumentException e) {
      throw new PoisonEventException(change.getAssessment().getName() + ": " + e.getMessage());
    }
  }
}
