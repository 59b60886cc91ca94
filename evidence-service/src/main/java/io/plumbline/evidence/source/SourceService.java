package io.plumbline.evidence.source;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_EXISTS;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.CreateSourceRequest;
import io.plumbline.proto.evidence.v1.ListSourcesRequest;
import io.plumbline.proto.evidence.v1.ListSourcesResponse;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.UpdateSourceRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Registers who may send evidence about which accounts. */
@ApplicationScoped
public class SourceService {

  static final String PREFIX = "sources/";
  private static final String RPC = "plumbline.evidence.v1.SourceService/";
  private static final Set<String> MUTABLE = Set.of("display_name", "accounts");

  private static final String INSERT =
      """
      insert into source (tenant, id, display_name, client_id, product, accounts, create_time)
      values ($1, $2, $3, $4, $5, $6, now()) on conflict do nothing returning *\
      """;

  private static final String UPDATE =
      """
      update source set display_name = $3, accounts = $4, version = version + 1
      where tenant = $1 and id = $2 returning *\
      """;

  private final TenantPool tenants;
  private final Idempotency idempotency;
  private final Audit audit;
  private final PageTokens tokens;

  @Inject
  public SourceService(
      TenantPool tenants, Idempotency idempotency, Audit audit, PageTokens tokens) {
    this.tenants = tenants;
    this.idempotency = idempotency;
    this.audit = audit;
    this.tokens = tokens;
  }

  Uni<Source> create(String tenant, CreateSourceRequest request) {
    checkSender(request.getSource());
    checkAccounts(request.getSource().getAccountsList());
    String name = PREFIX + request.getSourceId();
    if (request.getValidateOnly()) {
      return Uni.createFrom()
          .item(request.getSource().toBuilder().setName(name).clearEtag().build());
    }
    Idempotency.Call call =
        new Idempotency.Call(RPC + "CreateSource", request.getRequestId(), request);
    return tenants.in(
        tenant,
        c -> idempotency.once(c, call, Source.parser(), () -> insert(c, tenant, request, name)));
  }

  private Uni<Source> insert(
      SqlConnection connection, String tenant, CreateSourceRequest request, String name) {
    Source source = request.getSource();
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(tenant)
                .addString(request.getSourceId())
                .addString(source.getDisplayName())
                .addString(source.getClientId())
                .addString(source.getProduct())
                .addArrayOfString(source.getAccountsList().toArray(String[]::new)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw DomainException.alreadyExists(ERROR_REASON_RESOURCE_EXISTS, "Source", name);
              }
              return source(rows.iterator().next());
            })
        .call(() -> audit.record(connection, AuditEntry.of(RPC + "CreateSource", name, "created")));
  }

  Uni<Source> get(String tenant, String name) {
    return tenants.in(tenant, c -> load(c, tenant, name));
  }

  private static Uni<Source> load(SqlConnection connection, String tenant, String name) {
    return connection
        .preparedQuery("select * from source where tenant = $1 and id = $2 for no key update")
        .execute(Tuple.of(tenant, name.substring(PREFIX.length())))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Source", name);
              }
              return source(rows.iterator().next());
            });
  }

  Uni<ListSourcesResponse> list(String tenant, ListSourcesRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    List<String> bound = List.of("ListSources", tenant);
    List<String> after = tokens.decode(bound, request.getPageToken());
    return tenants
        .in(
            tenant,
            c ->
                c.preparedQuery(
                        "select * from source where tenant = $1 and id > $2 order by id limit $3")
                    .execute(Tuple.of(tenant, after.isEmpty() ? "" : after.get(0), size + 1)))
        .map(rows -> page(rows, size, bound));
  }

  private ListSourcesResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Source> sources = new ArrayList<>();
    rows.forEach(row -> sources.add(source(row)));
    ListSourcesResponse.Builder response =
        ListSourcesResponse.newBuilder().addAllSources(sources.stream().limit(size).toList());
    if (sources.size() > size) {
      String last = sources.get(size - 1).getName().substring(PREFIX.length());
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }

  Uni<Source> update(String tenant, UpdateSourceRequest request) {
    Idempotency.Call call =
        new Idempotency.Call(RPC + "UpdateSource", request.getRequestId(), request);
    return tenants.in(
        tenant, c -> idempotency.once(c, call, Source.parser(), () -> update(c, tenant, request)));
  }

  private Uni<Source> update(SqlConnection connection, String tenant, UpdateSourceRequest request) {
    String name = request.getSource().getName();
    return load(connection, tenant, name)
        .chain(
            stored -> {
              Etags.check(request.getSource().getEtag(), version(stored));
              Source wanted = merged(stored, request);
              checkAccounts(wanted.getAccountsList());
              return request.getValidateOnly()
                  ? Uni.createFrom().item(wanted)
                  : store(connection, tenant, wanted);
            });
  }

  private Uni<Source> store(SqlConnection connection, String tenant, Source wanted) {
    String name = wanted.getName();
    return connection
        .preparedQuery(UPDATE)
        .execute(
            Tuple.of(tenant, name.substring(PREFIX.length()), wanted.getDisplayName())
                .addArrayOfString(wanted.getAccountsList().toArray(String[]::new)))
        .map(rows -> source(rows.iterator().next()))
        .call(() -> audit.record(connection, AuditEntry.of(RPC + "UpdateSource", name, "updated")));
  }

  /** The stored source with the fields of the mask, else with those that are populated. */
  static Source merged(Source stored, UpdateSourceRequest request) {
    Source asked = request.getSource();
    List<String> paths = request.getUpdateMask().getPathsList();
    boolean all = paths.contains("*");
    for (String path : paths) {
      if (!all && !MUTABLE.contains(path)) {
        throw DomainException.invalid(
            ERROR_REASON_FIELD_INVALID, "update_mask", path + " can not be changed");
      }
    }
    Source.Builder merged = stored.toBuilder();
    if (all
        || (paths.isEmpty() ? !asked.getDisplayName().isEmpty() : paths.contains("display_name"))) {
      merged.setDisplayName(asked.getDisplayName());
    }
    if (all || (paths.isEmpty() ? asked.getAccountsCount() > 0 : paths.contains("accounts"))) {
      merged.clearAccounts().addAllAccounts(asked.getAccountsList());
    }
    return merged.build();
  }

  /** An update may leave out what can not be changed; a new source has both. */
  private static void checkSender(Source source) {
    if (source.getClientId().isEmpty()) {
      throw DomainException.invalid(ERROR_REASON_FIELD_INVALID, "source.client_id", "is needed");
    }
    if (source.getProduct().isEmpty()) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "source.product", "is needed; * for any");
    }
  }

  private static void checkAccounts(List<String> accounts) {
    boolean any = accounts.contains(Sender.ANY);
    if (accounts.isEmpty() || (any && accounts.size() > 1)) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "source.accounts", "must be accounts, or a single *");
    }
  }

  private static long version(Source source) {
    return Long.parseLong(source.getEtag().replace("\"", ""), Character.MAX_RADIX);
  }

  private static Source source(Row row) {
    return Source.newBuilder()
        .setName(PREFIX + row.getString("id"))
        .setDisplayName(row.getString("display_name"))
        .setClientId(row.getString("client_id"))
        .setProduct(row.getString("product"))
        .addAllAccounts(List.of(row.getArrayOfStrings("accounts")))
        .setCreateTime(toProtoTimestamp(row.getOffsetDateTime("create_time").toInstant()))
        .setEtag(Etags.of(row.getLong("version")))
        .build();
  }
}
