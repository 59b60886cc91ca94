package io.plumbline.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.plumbline.platform.access.RolePermissions;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionCheckTest {

  @Test
  void shouldAcceptAServiceOfTheContract() {
    FrameworkServiceGrpc.AsyncService service = new FrameworkServiceGrpc.AsyncService() {};
    assertThat(PermissionCheck.faults(FrameworkServiceGrpc.bindService(service))).isEmpty();
  }

  @Test
  void shouldNameAnRpcWithoutPermission() {
    ServerReflectionGrpc.AsyncService service = new ServerReflectionGrpc.AsyncService() {};
    assertThat(PermissionCheck.faults(ServerReflectionGrpc.bindService(service)))
        .singleElement()
        .asString()
        .endsWith("ServerReflectionInfo names no permission");
  }

  @Test
  void shouldLetRolesHoldWhatTheContractGivesThemAndNoMore() {
    RolePermissions roles = RolePermissions.ofContract();
    assertThat(roles.anyHolds(Set.of("viewer"), "catalog.read")).isTrue();
    assertThat(roles.anyHolds(Set.of("viewer"), "catalog.write")).isFalse();
    assertThat(roles.anyHolds(Set.of("viewer", "catalog-admin"), "catalog.write")).isTrue();
    assertThat(roles.anyHolds(Set.of("VIEWER", "", "nobody"), "catalog.read")).isFalse();
    assertThat(roles.anyHolds(Set.of("viewer"), "")).isFalse();
    assertThat(roles.knows("no.such")).isFalse();
  }
}
