package io.plumbline.gateway.finding;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** The proof of a finding as a file that is checked without us. */
@Path("/evidence/findings/{finding}/proof")
@Authenticated
public class ProofResource {
  private final ProofLoader proofs;

  ProofResource(ProofLoader proofs) {
    this.proofs = proofs;
  }

  /** A C2SP tlog-proof. */
  @GET
  @Produces({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
  public Uni<Response> proof(@RestPath String finding) {
    return proofs
        .proof(FindingResource.checked(finding))
        .map(
            proof ->
                Response.ok(proof.getProofFile(), MediaType.TEXT_PLAIN)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + finding + ".tlog-proof\"")
                    .build());
  }
}
