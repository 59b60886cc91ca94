package io.plumbline.gateway.finding;

import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
import io.plumbline.proto.catalog.v1.Practice;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** The practices findings can be narrowed to: those of the first published edition. */
@RequestScoped
public class PracticeChoices {
  private static final Logger LOG = Logger.getLogger(PracticeChoices.class);
  private static final int ALL = 1000;

  private final MutinyFrameworkServiceStub frameworks;
  private final Calls calls;

  PracticeChoices(@GrpcClient("catalog") MutinyFrameworkServiceStub frameworks, Calls calls) {
    this.frameworks = frameworks;
    this.calls = calls;
  }

  /** In the order of the edition; none when the catalog does not answer. */
  public Uni<List<Practice>> read() {
    MutinyFrameworkServiceStub stub = calls.on(frameworks);
    return stub.listEditions(
            ListEditionsRequest.newBuilder().setParent("frameworks/-").setPageSize(ALL).build())
        .map(
            found ->
                found.getEditionsList().stream()
                    .filter(edition -> edition.getState() == Edition.State.STATE_PUBLISHED)
                    .findFirst())
        .chain(
            edition ->
                edition
                    .map(first -> practices(stub, first))
                    .orElseGet(() -> Uni.createFrom().item(List.of())))
        .onFailure()
        .invoke(failure -> LOG.warnf("practices are missing reason=%s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(List.of());
  }

  private static Uni<List<Practice>> practices(MutinyFrameworkServiceStub stub, Edition edition) {
    return stub.listPractices(
            ListPracticesRequest.newBuilder().setParent(edition.getName()).setPageSize(ALL).build())
        .map(found -> found.getPracticesList());
  }
}
