package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.FreshnessServiceGrpc;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import io.plumbline.proto.evidence.v1.MaintenanceServiceGrpc;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc;
import io.plumbline.proto.evidence.v1.RecountServiceGrpc;
import io.plumbline.proto.evidence.v1.ReplayServiceGrpc;
import io.plumbline.proto.evidence.v1.RetentionServiceGrpc;
import io.plumbline.proto.evidence.v1.RoutingServiceGrpc;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.proto.evidence.v1.SelectorServiceGrpc;
import io.plumbline.proto.evidence.v1.SourceServiceGrpc;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the contract refuses strangers, and in the right way. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class EveryCallTest {

  static Stream<MethodDescriptor<?, ?>> calls() {
    return Stream.of(
            AttestationServiceGrpc.getServiceDescriptor(),
            AttestationFileServiceGrpc.getServiceDescriptor(),
            FindingServiceGrpc.getServiceDescriptor(),
            IngestServiceGrpc.getServiceDescriptor(),
            LedgerServiceGrpc.getServiceDescriptor(),
            FreshnessServiceGrpc.getServiceDescriptor(),
            MaintenanceServiceGrpc.getServiceDescriptor(),
            RoutingServiceGrpc.getServiceDescriptor(),
            QuarantineServiceGrpc.getServiceDescriptor(),
            ReplayServiceGrpc.getServiceDescriptor(),
            RetentionServiceGrpc.getServiceDescriptor(),
            RecountServiceGrpc.getServiceDescriptor(),
            ScanServiceGrpc.getServiceDescriptor(),
            SelectorServiceGrpc.getServiceDescriptor(),
            SourceServiceGrpc.getServiceDescriptor())
        .flatMap(service -> service.getMethods().stream());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void shouldRefuseStrangers(MethodDescriptor<?, ?> call) {
    TestToken nobody = TestToken.of("nobody", "no-such-role");
    TestToken elsewhere = TestToken.of("adam", "admin").audience("plumbline-catalog");

    assertThat(code(call, TestCalls.anonymous(channel -> channel)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(code(call, TestCalls.as(elsewhere, channel -> channel)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(code(call, TestCalls.as(nobody, channel -> channel)))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  private static <Q, R> Status.Code code(MethodDescriptor<Q, R> call, Channel channel) {
    MethodDescriptor<Q, R> unary =
        call.toBuilder().setType(MethodDescriptor.MethodType.UNARY).build();
    MethodDescriptor.PrototypeMarshaller<Q> marshaller =
        (MethodDescriptor.PrototypeMarshaller<Q>) call.getRequestMarshaller();
    Q empty = marshaller.getMessagePrototype();
    assertThat(empty).isInstanceOf(Message.class);
    return catchThrowableOfType(
            StatusRuntimeException.class,
            () -> ClientCalls.blockingUnaryCall(channel, unary, CallOptions.DEFAULT, empty))
        .getStatus()
        .getCode();
  }
}
