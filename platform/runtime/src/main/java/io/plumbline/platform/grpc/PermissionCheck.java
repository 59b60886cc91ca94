package io.plumbline.platform.grpc;

import io.grpc.BindableService;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.plumbline.platform.access.RolePermissions;
import io.quarkus.grpc.GrpcService;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses the start of a service with an RPC that names no permission, or one that no role holds.
 */
@ApplicationScoped
public class PermissionCheck {

  private final Instance<BindableService> services;

  @Inject
  public PermissionCheck(@GrpcService Instance<BindableService> services) {
    this.services = services;
  }

  void onStart(@Observes StartupEvent event) {
    List<String> faults = new ArrayList<>();
    for (Instance.Handle<BindableService> handle : services.handles()) {
      faults.addAll(faults(handle.get().bindService()));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("access of these RPCs is not settled: " + faults);
    }
  }

  /** What is wrong with the access of a service's RPCs, in words. */
  static List<String> faults(ServerServiceDefinition service) {
    List<String> faults = new ArrayList<>();
    service.getMethods().forEach(method -> check(method, faults));
    return faults;
  }

  private static void check(ServerMethodDefinition<?, ?> method, List<String> faults) {
    String permission = Permissions.needed(method.getMethodDescriptor());
    String name = method.getMethodDescriptor().getFullMethodName();
    if (permission.isEmpty()) {
      faults.add(name + " names no permission");
    } else if (!RolePermissions.ofContract().knows(permission)) {
      faults.add(name + " needs " + permission + ", which no role holds");
    }
  }
}
