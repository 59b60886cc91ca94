package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Scope;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Learns which workloads are archived, also of those that were told before there was room for it:
 * they are told once more under the version that is known, which {@link WorkloadConsumer} and pods
 * of the release before pass over. It is a consumer of its own, so that none of them takes the
 * event away (ADR 0129).
 */
@ApplicationScoped
public class ArchiveConsumer implements EventHandler {

  private static final String LEARN =
      "update workload set archived = $4"
          + " where tenant = $1 and id = $2 and version <= $3 and archived <> $4";

  @Override
  public String consumer() {
    return "evidence.archive";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.workload.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    WorkloadChanged changed = event.payload(WorkloadChanged.parser());
    String workload = Scope.of(changed.getWorkload()).workload();
    boolean archived = changed.getWorkload().hasArchiveTime();
    return connection
        .preparedQuery(LEARN)
        .execute(Tuple.of(event.tenant(), workload, changed.getVersion(), archived))
        .replaceWithVoid();
  }
}
