package io.plumbline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives a {@code @QuarkusTest} a migrated database of its service, Kafka with the declared topics
 * and an OIDC issuer: {@code @QuarkusTestResource(ServiceResources.class)}. They are started once
 * per JVM and shared by its test classes; each class must bring its own tenants or names.
 */
public class ServiceResources implements QuarkusTestResourceLifecycleManager {

  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> initArgs) {
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    String service = arguments.getOrDefault("service", configured());
    Map<String, String> settings = new HashMap<>();
    settings.putAll(TestDatabase.start(service));
    settings.putAll(TestBroker.start());
    settings.putAll(TestIssuer.start(service));
    settings.put("plumbline.unsafe-local", "true");
    settings.put("plumbline.page-token-key", "a-key-that-only-tests-may-ever-use!");
    settings.put("quarkus.http.host", "127.0.0.1");
    return settings;
  }

  private static String configured() {
    return ConfigProvider.getConfig().getValue("plumbline.service", String.class);
  }

  /** The processes end with the JVM; the next test class uses them again. */
  @Override
  public void stop() {}
}
