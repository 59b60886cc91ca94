package io.plumbline.gateway.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets cookies of another key in while one key takes the place of another. */
@ApplicationScoped
public class CookieDoor {
  private static final int BEFORE_SIGN_IN = 1000;

  private final CookieKeys keys;

  CookieDoor(@ConfigProperty(name = "plumbline.cookie-key") String cookieKeys) {
    keys = new CookieKeys(cookieKeys);
  }

  void register(@Observes Filters filters) {
    if (!keys.isOne()) {
      filters.register(this::pass, BEFORE_SIGN_IN);
    }
  }

  private void pass(RoutingContext call) {
    String cookies = String.join("; ", call.request().headers().getAll(HttpHeaders.COOKIE));
    if (cookies.contains("q_")) {
      call.request().headers().set(HttpHeaders.COOKIE, keys.renewed(cookies));
    }
    call.next();
  }
}
