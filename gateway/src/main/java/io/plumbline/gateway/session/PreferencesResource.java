package io.plumbline.gateway.session;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps how the reader likes it, in cookies. */
@Path("/preferences")
@Authenticated
public class PreferencesResource {
  private static final int ONE_YEAR = 31_536_000;

  private final boolean secure;

  PreferencesResource(
      @ConfigProperty(name = "quarkus.oidc.authentication.cookie-force-secure") boolean secure) {
    this.secure = secure;
  }

  /** Sets what was sent, leaves the rest, and leads back. */
  @POST
  public Response set(
      @FormParam("theme") @Nullable String theme,
      @FormParam("rail") @Nullable String rail,
      @FormParam("back") @Nullable String back) {
    Response.ResponseBuilder response = Response.seeOther(URI.create(local(back)));
    if (theme != null && Set.of("auto", "light", "dark").contains(theme)) {
      response.cookie(cookie(Session.THEME_COOKIE, theme));
    }
    if (rail != null && Set.of("open", "closed").contains(rail)) {
      response.cookie(cookie(Session.RAIL_COOKIE, rail));
    }
    return response.build();
  }

  private NewCookie cookie(String name, String value) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(ONE_YEAR)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  /** Only ever a path of this host. */
  static String local(@Nullable String back) {
    if (back == null || !back.startsWith("/") || back.startsWith("//") || back.contains("\\")) {
      return "/";
    }
    try {
      URI uri = new URI(back);
      return uri.getHost() == null && uri.getScheme() == null ? back : "/";
    } catch (java.net.URISyntaxException e) {
      return "/";
    }
  }
}
