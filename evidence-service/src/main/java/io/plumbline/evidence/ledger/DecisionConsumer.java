package io.plumbline.evidence.ledger;

import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Records decisions and milestones of the assessment service. Each is a fact of its own: a late one
 * is recorded too.
 */
@ApplicationScoped
public class DecisionConsumer implements EventHandler {

  private final Ledger ledger;

  @Inject
  public DecisionConsumer(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String consumer() {
    return "evidence.decision";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.decision.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    return ledger.decision(connection, event.tenant(), event.payload(DecisionRecorded.parser()));
  }
}
