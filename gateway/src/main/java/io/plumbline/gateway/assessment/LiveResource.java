package io.plumbline.gateway.assessment;

import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.services.ServerStream;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Says when an assessment changed, as server-sent events. An event carries the version and nothing
 * else: the page then asks for what it shows, with its own rights at that moment.
 */
@Path("/workloads/{workload}/assessments/{assessment}/live")
@Authenticated
public class LiveResource {
  private static final Duration BEAT = Duration.ofSeconds(15);

  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;
  private final Sse sse;

  LiveResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments, Calls calls, Sse sse) {
    this.assessments = assessments;
    this.calls = calls;
    this.sse = sse;
  }

  /** Ends when the token does; the browser comes back by itself. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> live(
      @RestPath String workload, @RestPath String assessment, @RestQuery long after) {
    WatchAssessmentRequest request =
        WatchAssessmentRequest.newBuilder()
            .setName(new AssessmentPath(workload, assessment).name())
            .setAfterVersion(after)
            .build();
    Multi<OutboundSseEvent> changes =
        ServerStream.of(
                calls.stream(assessments),
                AssessmentServiceGrpc.getWatchAssessmentMethod(),
                request)
            .filter(change -> change.getPracticeStatesCount() > 0)
            .map(this::changed)
            .onFailure(StatusRuntimeException.class)
            .recoverWithCompletion();
    Multi<OutboundSseEvent> beats =
        Multi.createFrom().ticks().every(BEAT).onOverflow().drop().map(tick -> beat());
    return Multi.createBy()
        .merging()
        .streams(changes.onCompletion().failWith(Ended::new), beats)
        .onFailure(Ended.class)
        .recoverWithCompletion();
  }

  private OutboundSseEvent changed(WatchAssessmentResponse change) {
    return sse.newEvent("changed", Long.toString(change.getAssessment().getVersion()));
  }

  private OutboundSseEvent beat() {
    return sse.newEvent("beat", "");
  }

  /** Ends the merged stream together with the watched one. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("ended", null, false, false);
    }
  }
}
