package io.plumbline.gateway.session;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with settings that are only fit for one machine, unless they are asked for. */
@ApplicationScoped
public class StartGuard {
  private static final int KEY_LENGTH = 32;

  private final boolean unsafeLocal;
  private final String host;
  private final String issuer;
  private final String cookieKey;
  private final boolean cookieSecure;

  StartGuard(
      @ConfigProperty(name = "plumbline.unsafe-local") boolean unsafeLocal,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      @ConfigProperty(name = "plumbline.cookie-key") String cookieKey,
      @ConfigProperty(name = "quarkus.oidc.authentication.cookie-force-secure")
          boolean cookieSecure) {
    this.unsafeLocal = unsafeLocal;
    this.host = host;
    this.issuer = issuer;
    this.cookieKey = cookieKey;
    this.cookieSecure = cookieSecure;
  }

  void check(@Observes StartupEvent event) {
    List<String> keys = CookieKeys.lines(cookieKey);
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < KEY_LENGTH)) {
      throw new IllegalStateException(
          "each line of plumbline.cookie-key must have at least " + KEY_LENGTH + " characters");
    }
    if (unsafeLocal) {
      if (!loopback(host)) {
        throw new IllegalStateException(
            "plumbline.unsafe-local is only accepted on loopback, but quarkus.http.host is "
                + host);
      }
      return;
    }
    if (!issuer.startsWith("https://")) {
      throw new IllegalStateException(
          "quarkus.oidc.auth-server-url must be https, but is " + issuer);
    }
    if (!cookieSecure) {
      throw new IllegalStateException(
          "quarkus.oidc.authentication.cookie-force-secure must be true");
    }
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
