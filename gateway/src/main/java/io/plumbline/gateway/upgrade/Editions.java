package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The editions that upgrades can be about. */
@RequestScoped
class Editions {
  private static final int ALL = 1000;

  private final MutinyFrameworkServiceStub frameworks;
  private final Calls calls;

  Editions(@GrpcClient("catalog") MutinyFrameworkServiceStub frameworks, Calls calls) {
    this.frameworks = frameworks;
    this.calls = calls;
  }

  /** Those that are or were published. */
  Uni<List<Edition>> all() {
    return calls
        .on(frameworks)
        .listEditions(
            ListEditionsRequest.newBuilder().setParent("frameworks/-").setPageSize(ALL).build())
        .map(
            found ->
                found.getEditionsList().stream()
                    .filter(edition -> edition.getState() != Edition.State.STATE_DRAFT)
                    .toList());
  }

  /** Whether an assessment of one edition can be upgraded to another one. */
  static boolean leadsTo(String from, Edition to) {
    return to.getState() == Edition.State.STATE_PUBLISHED
        && !to.getName().equals(from)
        && framework(to.getName()).equals(framework(from));
  }

  private static String framework(String edition) {
    return edition.substring(0, Math.max(0, edition.indexOf("/editions/")));
  }
}
