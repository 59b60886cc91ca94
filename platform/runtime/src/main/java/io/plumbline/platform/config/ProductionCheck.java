package io.plumbline.platform.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Stops the start of a service with settings that are unsafe in production. On one machine {@code
 * plumbline.unsafe-local=true} accepts them, if the service listens on loopback only; elsewhere an
 * operator may name single risks in {@code plumbline.accepted-risks}.
 */
@ApplicationScoped
public class ProductionCheck {

  private static final Logger LOG = Logger.getLogger(ProductionCheck.class);

  private final Config config;
  private final PlatformConfig platform;

  @Inject
  public ProductionCheck(Config config, PlatformConfig platform) {
    this.config = config;
    this.platform = platform;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    Settings settings = new Settings(config);
    if (platform.unsafeLocal()) {
      if (!settings.listensOnLoopbackOnly()) {
        throw new IllegalStateException(
            "plumbline.unsafe-local=true is accepted on loopback only:"
                + " set quarkus.http.host=127.0.0.1");
      }
      return;
    }
    List<String> accepted = platform.acceptedRisks().orElse(List.of());
    List<Risk> risks =
        Risk.in(settings).stream()
            .filter(risk -> !accepted.contains(risk.name()))
            .collect(Collectors.toList());
    accepted.forEach(name -> LOG.warnf("the operator accepts the risk %s", name));
    if (!risks.isEmpty()) {
      throw new IllegalStateException(
          risks.stream()
              .map(risk -> risk.name() + " (" + risk.remedy() + ")")
              .collect(Collectors.joining("; ", "unsafe settings: ", "")));
    }
  }
}
