package io.plumbline.gateway.fake;

import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.plumbline.testing.TestAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services behind TLS, as the chart sets the gateway up with them. Only the catalog is who it
 * says: the authority of assessment is another, evidence is asked for under a name that is not its
 * own, and reporting is called in plain text.
 */
public class TlsServices implements QuarkusTestResourceLifecycleManager {
  private Server server;

  @Override
  public Map<String, String> start() {
    try {
      Path home = Files.createTempDirectory("plumbline-gateway-tls-");
      Path own = home.resolve("own");
      Path other = home.resolve("other");
      TestAuthority.in(Files.createDirectory(home.resolve("a"))).issue(own, "dns:localhost");
      TestAuthority.in(Files.createDirectory(home.resolve("b"))).issue(other, "dns:localhost");
      server =
          FakeServices.started(
              NettyServerBuilder.forPort(0)
                  .sslContext(
                      GrpcSslContexts.forServer(
                              own.resolve("tls.crt").toFile(), own.resolve("tls.key").toFile())
                          .build()));
      Map<String, String> config = new HashMap<>();
      client(config, "catalog", "localhost", own.resolve("ca.crt"));
      client(config, "assessment", "localhost", other.resolve("ca.crt"));
      client(config, "evidence", "127.0.0.1", own.resolve("ca.crt"));
      client(config, "reporting", "localhost", null);
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void client(
      Map<String, String> config, String service, String host, @Nullable Path authority) {
    String prefix = "quarkus.grpc.clients." + service + ".";
    config.put(prefix + "host", host);
    config.put(prefix + "port", Integer.toString(server.getPort()));
    config.put(prefix + "test-port", Integer.toString(server.getPort()));
    config.put(prefix + "load-balancing-policy", "round_robin");
    if (authority != null) {
      config.put(prefix + "ssl.trust-store", authority.toString());
    }
  }

  @Override
  public void stop() {
    server.shutdownNow();
  }
}
