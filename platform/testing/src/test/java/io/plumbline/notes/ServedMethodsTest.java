package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.BindableService;
import io.plumbline.testing.ServiceResources;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks at the start see every service, whichever form it is written in. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ServedMethodsTest {

  @Inject @GrpcService Instance<BindableService> services;

  @Test
  void shouldFindMutinyAndStreamServices() {
    List<String> names =
        services
            .handlesStream()
            .map(handle -> handle.get().bindService().getServiceDescriptor().getName())
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "plumbline.notes.v1.NoteService", "plumbline.notes.v1.NoteStreamService");
  }
}
