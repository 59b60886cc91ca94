package io.plumbline.reporting.projection;

import io.plumbline.platform.access.Membership;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps what screens show of workloads, and who may see them. A late event changes nothing. */
@ApplicationScoped
public class WorkloadProjection implements EventHandler {

  private static final String UPSERT =
      """
      insert into workload (tenant, name, version, display_name, owner, unit, environment,
                            criticality, restricted, members, archived)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (tenant, name) do update set
        version = excluded.version, display_name = excluded.display_name,
        owner = excluded.owner, unit = excluded.unit, environment = excluded.environment,
        criticality = excluded.criticality, restricted = excluded.restricted,
        members = excluded.members, archived = excluded.archived
      where workload.version < excluded.version
      """;

  @Override
  public String consumer() {
    return "reporting.workload";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.workload.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    Workload workload = event.payload(WorkloadChanged.parser()).getWorkload();
    Tuple row =
        Tuple.of(event.tenant(), workload.getName())
            .addLong(event.resourceVersion())
            .addString(workload.getDisplayName())
            .addString(workload.getOwner())
            .addString(workload.getUnit())
            .addInteger(workload.getEnvironmentValue())
            .addInteger(workload.getCriticalityValue())
            .addBoolean(workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED)
            .addValue(
                Membership.keys(workload.getGroupsList(), workload.getUsersList())
                    .toArray(String[]::new))
            .addBoolean(workload.hasArchiveTime());
    return connection.preparedQuery(UPSERT).execute(row).replaceWithVoid();
  }
}
