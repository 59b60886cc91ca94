package io.plumbline.evidence.attestation;

import io.plumbline.evidence.file.AttestationFiles;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads the attestations of workloads the viewer sees. */
@ApplicationScoped
public class AttestationReads {

  private static final UUID LAST = new UUID(-1, -1);

  private static final String PAGE =
      " and a.id < $3 and ($4 = '' or a.concept = $4) order by a.id desc limit $5";

  private final TenantPool tenants;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  public AttestationReads(TenantPool tenants, PageTokens tokens, Clock clock) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.clock = clock;
  }

  Uni<Attestation> get(Caller caller, String name) {
    String workload = name.split("/")[1];
    return tenants.in(
        caller.tenant(),
        c ->
            Workloads.isVisible(c, Viewer.of(caller), workload)
                .chain(
                    visible -> Attestations.find(c, caller.tenant(), visible ? workload : "", name))
                .chain(row -> attestations(c, caller, workload, List.of(row)))
                .map(found -> found.get(0)));
  }

  /** Attestations of one workload with what is known of their files. */
  Uni<List<Attestation>> attestations(
      SqlConnection connection, Caller caller, String workload, List<Row> rows) {
    Set<UUID> files = new TreeSet<>();
    rows.forEach(row -> files.addAll(List.of(row.getArrayOfUUIDs("files"))));
    return AttestationFiles.read(connection, caller.tenant(), workload, files)
        .map(known -> new AttestationProtos(caller, clock.instant(), known))
        .map(protos -> rows.stream().map(protos::attestation).toList());
  }

  /** Newest first: ids sort by the time they were made at. */
  Uni<ListAttestationsResponse> list(Caller caller, ListAttestationsRequest request) {
    Viewer viewer = Viewer.of(caller);
    int size = Pages.pageSize(request.getPageSize());
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    List<String> bound = List.of("ListAttestations", viewer.key(), workload, request.getConcept());
    List<String> after = tokens.decode(bound, request.getPageToken());
    UUID before = after.isEmpty() ? LAST : UUID.fromString(after.get(0));
    Tuple page = Tuple.of(viewer.tenant(), workload, before, request.getConcept(), size + 1);
    return tenants
        .in(
            viewer.tenant(),
            c ->
                AttestationService.visible(c, viewer, workload)
                    .chain(() -> c.preparedQuery(Attestations.SELECT + PAGE).execute(page))
                    .chain(rows -> attestations(c, caller, workload, list(rows))))
        .map(all -> page(all, size, bound));
  }

  private static List<Row> list(RowSet<Row> rows) {
    List<Row> all = new ArrayList<>();
    rows.forEach(all::add);
    return all;
  }

  private ListAttestationsResponse page(List<Attestation> all, int size, List<String> bound) {
    ListAttestationsResponse.Builder response =
        ListAttestationsResponse.newBuilder().addAllAttestations(all.stream().limit(size).toList());
    if (all.size() > size) {
      String last = Attestations.id(all.get(size - 1).getName()).toString();
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }
}
