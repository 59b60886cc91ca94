package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Section;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.session.Session;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one finding. */
@Path("/evidence/findings/{finding}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class FindingResource {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final FindingLoader loader;
  private final ProofLoader proofs;
  private final FindingView view;

  FindingResource(FindingLoader loader, ProofLoader proofs, Session session, Section section) {
    this.loader = loader;
    this.proofs = proofs;
    this.view = new FindingView(session, section);
  }

  @CheckedTemplate(basePath = "finding")
  static class Templates {
    static native TemplateInstance page(FindingPage page, Frame frame);
  }

  /** All that is known of it. */
  @GET
  public Uni<TemplateInstance> finding(@RestPath String finding) {
    return loader
        .finding(checked(finding))
        .chain(
            found ->
                Uni.combine()
                    .all()
                    .unis(loader.meanings(found), loader.mappingSets(found), proofs.words(finding))
                    .asTuple()
                    .map(all -> view.page(found, all.getItem1(), all.getItem2(), all.getItem3())))
        .map(page -> Templates.page(page, page.frame()));
  }

  /** An id as the contracts write it; anything else is nowhere. */
  static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFoundException();
    }
    return id;
  }
}
