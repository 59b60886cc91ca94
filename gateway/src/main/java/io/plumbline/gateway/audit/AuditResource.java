package io.plumbline.gateway.audit;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.reporting.v1.AuditChain;
import io.plumbline.proto.reporting.v1.AuditRecord;
import io.plumbline.proto.reporting.v1.ListAuditRecordsRequest;
import io.plumbline.proto.reporting.v1.MutinyAuditServiceGrpc.MutinyAuditServiceStub;
import io.plumbline.proto.reporting.v1.VerifyAuditTrailRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit trail and the check of its chains. */
@Path("/audit")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AuditResource {
  private static final int PAGE_SIZE = 100;
  private static final int HASH_SHOWN = 12;

  private final MutinyAuditServiceStub audit;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  AuditResource(
      @GrpcClient("reporting") MutinyAuditServiceStub audit,
      Calls calls,
      Session session,
      Frames frames) {
    this.audit = audit;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "audit")
  static class Templates {
    static native TemplateInstance page(
        List<AuditRow> rows, String moreHref, List<ChainWords> chains, Frame frame);
  }

  /** The newest records; with {@code verify} every chain is checked first. */
  @GET
  public Uni<TemplateInstance> trail(
      @RestQuery @Nullable String page, @RestQuery @Nullable String verify) {
    Frame frame = frames.of("Audit trail", "audit", List.of(new Crumb("Audit", "")));
    ListAuditRecordsRequest request =
        ListAuditRecordsRequest.newBuilder()
            .setPageSize(PAGE_SIZE)
            .setPageToken(page == null ? "" : page)
            .build();
    Uni<List<ChainWords>> chains =
        verify == null ? Uni.createFrom().item(List.of()) : chains(calls.on(audit));
    return Uni.combine()
        .all()
        .unis(calls.on(audit).listAuditRecords(request), chains)
        .collectFailures()
        .asTuple()
        .onFailure(CompositeException.class)
        .transform(failures -> ((CompositeException) failures).getCauses().get(0))
        .map(
            both ->
                Templates.page(
                    both.getItem1().getAuditRecordsList().stream().map(this::row).toList(),
                    more(both.getItem1().getNextPageToken()),
                    both.getItem2(),
                    frame));
  }

  private static String more(String token) {
    return token.isEmpty() ? "" : "/audit?page=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private static Uni<List<ChainWords>> chains(MutinyAuditServiceStub audit) {
    return audit
        .verifyAuditTrail(VerifyAuditTrailRequest.getDefaultInstance())
        .map(found -> found.getChainsList().stream().map(AuditResource::chain).toList());
  }

  private static ChainWords chain(AuditChain chain) {
    String words =
        chain.getIntact()
            ? Figures.count(chain.getRecordCount(), "record", "records") + ", intact"
            : "record " + chain.getBrokenSequence() + ": " + chain.getFinding();
    return new ChainWords(chain.getService(), chain.getIntact(), words);
  }

  private AuditRow row(AuditRecord entry) {
    String method = entry.getMethod();
    String hash = entry.getHash();
    return new AuditRow(
        session.moment(Instants.of(entry.getChangeTime())),
        entry.getPrincipal(),
        method.substring(method.lastIndexOf('/') + 1),
        entry.getResource(),
        entry.getOutcome(),
        entry.getService() + " " + entry.getSequence(),
        hash.substring(0, Math.min(HASH_SHOWN, hash.length())));
  }
}
