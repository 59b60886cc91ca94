package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.plumbline.proto.catalog.v1.CrosswalkServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc.FrameworkServiceBlockingStub;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.MappingServiceGrpc;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls to the catalog under test, as people of several tenants and roles. */
public final class CatalogCalls {

  public static final String FRAMEWORK = "frameworks/aws-wa-security";
  public static final String SEED = FRAMEWORK + "/editions/seed";
  public static final String CURRENT = FRAMEWORK + "/editions/2024-11-06";

  private CatalogCalls() {}

  /** A catalog-admin of a tenant. */
  public static FrameworkServiceBlockingStub admin(String tenant) {
    return TestCalls.as(
        TestToken.of("cato", "catalog-admin").tenant(tenant),
        FrameworkServiceGrpc::newBlockingStub);
  }

  /** A viewer of tenant acme. */
  public static FrameworkServiceBlockingStub viewer() {
    return TestCalls.as(TestToken.of("vic", "viewer"), FrameworkServiceGrpc::newBlockingStub);
  }

  public static CrosswalkServiceGrpc.CrosswalkServiceBlockingStub crosswalk() {
    return TestCalls.as(TestToken.of("vic", "viewer"), CrosswalkServiceGrpc::newBlockingStub);
  }

  public static MappingServiceGrpc.MappingServiceBlockingStub mappings() {
    return TestCalls.as(TestToken.of("vic", "viewer"), MappingServiceGrpc::newBlockingStub);
  }

  /** The built-in content is stored after the start. */
  public static void awaitSeed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                viewer()
                        .listEditions(ListEditionsRequest.newBuilder().setParent(FRAMEWORK).build())
                        .getEditionsCount()
                    == 2);
  }

  /** Asserts that a call is refused with this code and reason. */
  public static Throwable assertRefused(ThrowingCallable call, Status.Code code, String reason) {
    Throwable failure = catchThrowable(call);
    assertThat(failure).isNotNull();
    assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code);
    assertThat(TestCalls.reason(failure)).isEqualTo(reason);
    return failure;
  }

  /** {@code metadata} of the one ErrorInfo of a failed call. */
  public static Map<String, String> metadata(Throwable failure) {
    return detail(failure, ErrorInfo.class).getMetadataMap();
  }

  /** A detail of a failed call. */
  public static <T extends Message> T detail(Throwable failure, Class<T> type) {
    for (Any detail : StatusProto.fromThrowable(failure).getDetailsList()) {
      if (detail.is(type)) {
        try {
          return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " in " + failure);
  }
}
