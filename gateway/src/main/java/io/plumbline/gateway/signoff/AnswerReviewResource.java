package io.plumbline.gateway.signoff;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.MutinyReviewServiceGrpc.MutinyReviewServiceStub;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes what a reviewer says of an answer, and leads back to it. */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/review")
@Authenticated
public class AnswerReviewResource {
  private final MutinyReviewServiceStub reviews;
  private final Calls calls;

  AnswerReviewResource(@GrpcClient("assessment") MutinyReviewServiceStub reviews, Calls calls) {
    this.reviews = reviews;
    this.calls = calls;
  }

  /** Approves the revision that was read. */
  @POST
  @Path("approve")
  public Uni<Response> approve(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestForm @Nullable String etag) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    return back(
        path,
        key,
        calls
            .on(reviews)
            .approveAnswer(
                ApproveAnswerRequest.newBuilder()
                    .setName(path.answer(key))
                    .setEtag(text(etag))
                    .build()));
  }

  /** Sends it back. */
  @POST
  @Path("send-back")
  public Uni<Response> sendBack(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestForm @Nullable String etag,
      @RestForm @Nullable String reason) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    return back(
        path,
        key,
        calls
            .on(reviews)
            .sendBackAnswer(
                SendBackAnswerRequest.newBuilder()
                    .setName(path.answer(key))
                    .setEtag(text(etag))
                    .setReason(text(reason))
                    .build()));
  }

  private static Uni<Response> back(AssessmentPath path, String key, Uni<Answer> call) {
    URI practice = URI.create(path.base() + "?practice=" + key);
    return call.map(reviewed -> Response.seeOther(practice).build());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
