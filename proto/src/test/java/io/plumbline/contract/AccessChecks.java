package io.plumbline.contract;

import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.plumbline.proto.authz.v1.OptionsProto;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Access is part of the contract: the permission of each call and the roles that hold it. */
final class AccessChecks {

  private AccessChecks() {}

  static Stream<String> permissionOnEveryCall(Contract contract) {
    return contract
        .methods()
        .filter(method -> permission(method).isEmpty())
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> permissionsHeldByRoles(Contract contract) {
    Set<String> held = held(contract);
    return contract
        .methods()
        .filter(method -> !permission(method).isEmpty())
        .filter(method -> !held.contains(permission(method)))
        .map(method -> method.getFullName() + ": no role holds " + permission(method));
  }

  static Stream<String> permissionsUsed(Contract contract) {
    Set<String> used = contract.methods().map(AccessChecks::permission).collect(Collectors.toSet());
    return held(contract).stream()
        .filter(permission -> !used.contains(permission))
        .map(permission -> permission + ": held by a role, asked for by no call");
  }

  static String permission(MethodDescriptor method) {
    return method.getOptions().getExtension(OptionsProto.permission);
  }

  private static Set<String> held(Contract contract) {
    return contract.roles().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
