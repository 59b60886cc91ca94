package io.plumbline.evidence.attestation;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the attestations of workloads the viewer sees. */
@ApplicationScoped
public class AttestationReads {

  private static final UUID LAST = new UUID(-1, -1);

  private static final String GET =
      "select * from attestation where tenant = $1 and workload = $2 and id = $3";

  private static final String LIST =
      "select * from attestation where tenant = $1 and workload = $2 and id < $3"
          + " and ($4 = '' or concept = $4) order by id desc limit $5";

  private final TenantPool tenants;
  private final PageTokens tokens;

  @Inject
  public AttestationReads(TenantPool tenants, PageTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  Uni<Attestation> get(Viewer viewer, String name) {
    String workload = name.split("/")[1];
    return tenants
        .in(
            viewer.tenant(),
            c ->
                Workloads.isVisible(c, viewer, workload)
                    .chain(
                        visible ->
                            c.preparedQuery(GET)
                                .execute(
                                    Tuple.of(viewer.tenant(), visible ? workload : "", id(name)))))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw notFound(name);
              }
              return Attestations.attestation(rows.iterator().next());
            });
  }

  /** Newest first: ids sort by the time they were made at. */
  Uni<ListAttestationsResponse> list(Viewer viewer, ListAttestationsRequest request) {
    int size = Pages.pageSize(request.getPageSize());
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    List<String> bound = List.of("ListAttestations", viewer.key(), workload, request.getConcept());
    List<String> after = tokens.decode(bound, request.getPageToken());
    UUID before = after.isEmpty() ? LAST : UUID.fromString(after.get(0));
    return tenants
        .in(
            viewer.tenant(),
            c ->
                AttestationService.visible(c, viewer, workload)
                    .chain(
                        () ->
                            c.preparedQuery(LIST)
                                .execute(
                                    Tuple.of(
                                        viewer.tenant(),
                                        workload,
                                        before,
                                        request.getConcept(),
                                        size + 1))))
        .map(rows -> page(rows, size, bound));
  }

  private ListAttestationsResponse page(RowSet<Row> rows, int size, List<String> bound) {
    List<Attestation> all = new ArrayList<>();
    rows.forEach(row -> all.add(Attestations.attestation(row)));
    ListAttestationsResponse.Builder response =
        ListAttestationsResponse.newBuilder().addAllAttestations(all.stream().limit(size).toList());
    if (all.size() > size) {
      String last = Attestations.id(all.get(size - 1).getName()).toString();
      response.setNextPageToken(tokens.encode(bound, List.of(last)));
    }
    return response.build();
  }

  private static UUID id(String name) {
    try {
      return Attestations.id(name);
    } catch (IllegalArgumentException e) {
      throw notFound(name);
    }
  }

  private static DomainException notFound(String name) {
    return DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "Attestation", name);
  }
}
