package io.plumbline.gateway.session;

import io.plumbline.gateway.frame.Preferences;
import io.plumbline.gateway.frame.Reader;
import io.plumbline.gateway.words.Moment;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The reader of this request, as the token and their cookies say. */
@RequestScoped
public class Session {
  static final String ZONE_COOKIE = "pl-zone";
  static final String THEME_COOKIE = "pl-theme";
  static final String RAIL_COOKIE = "pl-rail";

  private final SecurityIdentity identity;
  private final RoutingContext request;
  private final IssuerWords words;
  private final Clock clock;

  Session(SecurityIdentity identity, RoutingContext request, IssuerWords words, Clock clock) {
    this.identity = identity;
    this.request = request;
    this.words = words;
    this.clock = clock;
  }

  /** Who reads. */
  public Reader reader() {
    String name = claim("name");
    String tenant = words.tenant(claim(words.tenantClaim()));
    return new Reader(
        name.isBlank() ? identity.getPrincipal().getName() : name,
        tenant.isBlank() ? "no organisation" : tenant,
        roles());
  }

  /** The reader's user name, by which answers are assigned. */
  public String login() {
    return identity.getPrincipal().getName();
  }

  /** Whether the reader's roles hold a permission. Only decides what is shown. */
  public boolean may(String permission) {
    return Permissions.held(words.roles(identity.getRoles()), permission);
  }

  /** How the reader likes it. */
  public Preferences preferences() {
    String theme = cookie(THEME_COOKIE);
    boolean known = "light".equals(theme) || "dark".equals(theme);
    return new Preferences(known ? theme : "auto", "closed".equals(cookie(RAIL_COOKIE)));
  }

  public Instant now() {
    return clock.instant();
  }

  /** The reader's zone as their browser named it; UTC until it has. */
  public ZoneId zone() {
    String zone = cookie(ZONE_COOKIE);
    try {
      return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** An instant as this reader reads it. */
  public Moment moment(Instant instant) {
    return Moment.of(instant, now(), zone());
  }

  private Set<String> roles() {
    Set<String> roles = new java.util.TreeSet<>(words.roles(identity.getRoles()));
    roles.removeIf(role -> !Permissions.known(role));
    return roles;
  }

  private String claim(String name) {
    Object value =
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.getClaim(name)
            : identity.getAttribute(name);
    return value == null ? "" : value.toString();
  }

  private String cookie(String name) {
    Cookie cookie = request.request().getCookie(name);
    return cookie == null ? "" : cookie.getValue();
  }
}
