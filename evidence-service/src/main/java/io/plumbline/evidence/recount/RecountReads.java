package io.plumbline.evidence.recount;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.ListRecountsRequest;
import io.plumbline.proto.evidence.v1.ListRecountsResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Reads the recounts the viewer may see. */
@ApplicationScoped
public class RecountReads {

  private static final UUID LAST = new UUID(-1, -1);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Set<String> FIELDS = Set.of("kind", "state", "workload");

  private static final String SEEN =
      "select c.* from recount c where c.tenant = $1 and (c.workload = '' or exists ("
          + "select 1 from workload w where w.tenant = $1 and w.id = c.workload and "
          + Viewer.sees("$2", "$3")
          + "))";

  private static final String GET = SEEN + " and c.id = $4";

  private static final String LIST =
      SEEN
          + " and c.id < $4 and $5 in (c.kind, '') and $6 in (c.state, '')"
          + " and $7 in (c.workload, '') order by c.id desc limit $8";

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public RecountReads(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<io.plumbline.proto.evidence.v1.Recount> get(Viewer viewer, String name) {
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(GET).execute(seen(viewer).addUUID(id(name))))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return RecountProtos.recount(rows.iterator().next());
            });
  }

  /** The recount as it is and as it goes on; ends with its last state. */
  Multi<io.plumbline.proto.evidence.v1.Recount> states(Viewer viewer, String name) {
    Context context = Vertx.currentContext();
    Executor onContext = task -> context.runOnContext(nothing -> task.run());
    return Multi.createBy()
        .repeating()
        .uni(() -> get(viewer, name))
        .withDelay(PAUSE)
        .whilst(recount -> !recount.hasFinishTime())
        .emitOn(onContext)
        .skip()
        .repetitions();
  }

  Uni<ListRecountsResponse> list(Viewer viewer, ListRecountsRequest request) {
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListRecounts", viewer.key(), filter.canonical());
    List<String> after = tokens.decode(bound, request.getPageToken());
    UUID before = after.isEmpty() ? LAST : UUID.fromString(after.get(0));
    Tuple tuple = seen(viewer).addUUID(before);
    for (String[] field : new String[][] {{"kind", "KIND_"}, {"state", "STATE_"}}) {
      tuple.addString(filter.value(field[0]).orElse("").replace(field[1], ""));
    }
    tuple.addString(filter.value("workload").orElse("").replace("workloads/", ""));
    return tenants
        .in(viewer.tenant(), c -> c.preparedQuery(LIST).execute(tuple.addInteger(size + 1)))
        .map(
            rows -> {
              List<Row> page = new ArrayList<>();
              rows.forEach(page::add);
              return page(page, size, bound);
            });
  }

  private ListRecountsResponse page(List<Row> rows, int size, List<String> bound) {
    ListRecountsResponse.Builder response = ListRecountsResponse.newBuilder();
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    shown.forEach(row -> response.addRecounts(RecountProtos.recount(row)));
    if (rows.size() > size) {
      String last = shown.get(size - 1).getUUID("id").toString();
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }

  private static Tuple seen(Viewer viewer) {
    return Tuple.of(viewer.tenant(), viewer.everything()).addArrayOfString(viewer.keyArray());
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring(RecountProtos.PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Recount", name);
  }
}
