package io.plumbline.gateway.fake;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One server that stands for all four services. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {
  /** Headers of every call, as the services would see them. */
  public static final List<Metadata> HEADERS = new CopyOnWriteArrayList<>();

  private Server server;

  @Override
  public Map<String, String> start() {
    server = started(NettyServerBuilder.forPort(0));
    Map<String, String> config = new HashMap<>();
    for (String service : List.of("catalog", "assessment", "evidence", "reporting")) {
      String port = Integer.toString(server.getPort());
      config.put("quarkus.grpc.clients." + service + ".port", port);
      config.put("quarkus.grpc.clients." + service + ".test-port", port);
    }
    return config;
  }

  @Override
  public void stop() {
    server.shutdownNow();
  }

  /** All services on one server. */
  static Server started(NettyServerBuilder builder) {
    try {
      return builder
          .addService(new FakeAssessments())
          .addService(new FakeWorkloads())
          .addService(new FakeWorkloads.Diagrams())
          .addService(new FakeReviews())
          .addService(new FakeExceptions())
          .addService(new FakeImprovements())
          .addService(new FakeComments())
          .addService(new FakeInheritance())
          .addService(new FakePolicies())
          .addService(new FakeContradictions())
          .addService(new FakeMilestones())
          .addService(new FakeUpgrades())
          .addService(new FakeSuggestions())
          .addService(new FakeCatalog())
          .addService(new FakeCatalog.Crosswalk())
          .addService(new FakeCatalog.Mappings())
          .addService(new FakeFindings())
          .addService(new FakeSelectors())
          .addService(new FakeScans())
          .addService(new FakeQuarantine())
          .addService(new FakeLedger())
          .addService(new FakeRouting())
          .addService(new FakeEvidence.Attestations())
          .addService(new FakeFiles())
          .addService(new FakeReporting.Scorecards())
          .addService(new FakeReporting.Reports())
          .addService(new FakeReporting.Audit())
          .intercept(new Recorder())
          .build()
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Recorder implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      HEADERS.add(headers);
      return next.startCall(call, headers);
    }
  }
}
