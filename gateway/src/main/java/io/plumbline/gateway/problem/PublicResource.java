package io.plumbline.gateway.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The few pages for people who are not signed in. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PublicResource {

  @CheckedTemplate(basePath = "problem")
  static class Templates {
    static native TemplateInstance signedOut(String title, String words);
  }

  @GET
  @Path("signed-out")
  public TemplateInstance signedOut() {
    return Templates.signedOut("You are signed out", "Your session on this device has ended.");
  }

  @GET
  @Path("sign-in-failed")
  public TemplateInstance signInFailed() {
    return Templates.signedOut(
        "Sign-in did not work", "The sign-in was cancelled or took too long. Nothing was changed.");
  }
}
