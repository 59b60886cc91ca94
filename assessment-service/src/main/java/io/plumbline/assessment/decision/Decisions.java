package io.plumbline.assessment.decision;

import com.google.protobuf.ByteString;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.messaging.OutboxEvent;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes decisions in their own transaction. The evidence service puts each into the ledger of
 * the tenant, so that it can be proven later.
 */
@ApplicationScoped
public class Decisions {

  /** The topic of decisions, whatever they are about. */
  public static final String TOPIC = "plumbline.assessment.decision.v1";

  private static final String TYPE = "io.plumbline.assessment.decision.recorded.v1";

  private final Outbox outbox;

  @Inject
  public Decisions(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Tells a decision, if the transaction of this session commits. */
  public Uni<Void> record(Mutiny.Session session, String tenant, Decision decision) {
    DecisionRecorded recorded =
        DecisionRecorded.newBuilder()
            .setKind(decision.kind())
            .setResource(decision.resource())
            .setVersion(decision.version())
            .setFromState(decision.from())
            .setToState(decision.to())
            .setDecidedBy(decision.by())
            .setDecideTime(Times.timestamp(decision.at()))
            .setContentHash(ByteString.copyFrom(decision.contentHash()))
            .build();
    return outbox.write(
        session,
        OutboxEvent.of(
            tenant,
            TOPIC,
            decision.resource(),
            TYPE,
            decision.resource(),
            decision.version(),
            decision.at(),
            recorded));
  }
}
