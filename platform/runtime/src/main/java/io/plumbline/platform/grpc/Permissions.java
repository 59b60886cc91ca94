package io.plumbline.platform.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.plumbline.proto.authz.v1.OptionsProto;
import java.util.Set;

/** Reads from a method of the contract which permission it needs. */
final class Permissions {

  /** Services of gRPC itself that any valid token may call. */
  private static final Set<String> FOR_ANY_TOKEN =
      Set.of("grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection");

  private Permissions() {}

  /** The permission the option names; empty when there is none. */
  static String needed(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier proto
        ? proto.getMethodDescriptor().getOptions().getExtension(OptionsProto.permission)
        : "";
  }

  static boolean isForAnyToken(MethodDescriptor<?, ?> method) {
    return FOR_ANY_TOKEN.contains(method.getServiceName());
  }
}
