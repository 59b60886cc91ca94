package io.plumbline.assessment.discussion;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.discussion.CommentCalls.EVERYWHERE;
import static io.plumbline.assessment.discussion.CommentCalls.answer;
import static io.plumbline.assessment.discussion.CommentCalls.bodies;
import static io.plumbline.assessment.discussion.CommentCalls.edit;
import static io.plumbline.assessment.discussion.CommentCalls.list;
import static io.plumbline.assessment.discussion.CommentCalls.reopen;
import static io.plumbline.assessment.discussion.CommentCalls.reply;
import static io.plumbline.assessment.discussion.CommentCalls.resolve;
import static io.plumbline.assessment.discussion.CommentCalls.said;
import static io.plumbline.assessment.discussion.CommentCalls.say;
import static io.plumbline.assessment.discussion.CommentCalls.stub;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentThread.State;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.ListCommentsResponse;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CommentGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldKeepWhatBelongsTogetherInThreads() {
    // Given
    String answer = answer(Scenes.assessment(Scenes.workload()));
    Comment first = say(ana(), answer, "@carl who keeps the keys?");
    Comment second = say(ana(), answer, "Another matter.");

    // When
    Comment reply = reply(carl(), first, "The safe.");
    Comment again = reply(ana(), reply, "Which one?");

    // Then
    assertThat(again.getReplyTo()).isEqualTo(first.getName());
    List<Comment> all = list(carl(), answer, "", false);
    assertThat(all)
        .extracting(Comment::getName)
        .containsExactly(second.getName(), first.getName(), reply.getName(), again.getName());
    assertThat(all.get(1).getThread().getComments()).isEqualTo(3);
    assertThat(all.get(1).getOwn()).isFalse();
    assertThat(all.get(2).getOwn()).isTrue();
    assertThat(all.get(2).hasThread()).isFalse();
    assertThat(list(ana(), answer, "author = \"carl\"", false)).hasSize(1);
    assertThat(list(ana(), answer, "participant = \"carl\"", true)).hasSize(1);
    assertThat(list(ana(), answer, "participant = \"nobody\"", true)).isEmpty();
  }

  @Test
  void shouldResolveAThreadAndOpenItAgain() {
    // Given
    String answer = answer(Scenes.assessment(Scenes.workload()));
    Comment first = say(ana(), answer, "Who keeps the keys?");

    // When
    Comment resolved = resolve(carl(), first);

    // Then
    assertThat(resolved.getThread().getState()).isEqualTo(State.STATE_RESOLVED);
    assertThat(resolved.getThread().getChanger()).isEqualTo("carl");
    assertThat(list(ana(), answer, "state = \"OPEN\"", true)).isEmpty();
    Refused twice = Refused.by(() -> resolve(ana(), first));
    assertThat(twice.reason()).isEqualTo("THREAD_STATE");
    assertThat(twice.metadata()).containsEntry("state", "RESOLVED");
    assertThat(reopen(ana(), first).getThread().getState()).isEqualTo(State.STATE_OPEN);
    assertThat(Refused.by(() -> reopen(ana(), first)).code())
        .isEqualTo(Status.Code.FAILED_PRECONDITION);
    resolve(ana(), first);
    Comment reply = reply(ana(), first, "Not settled after all.");
    assertThat(list(ana(), answer, "state = \"OPEN\"", true))
        .extracting(Comment::getName)
        .containsExactly(first.getName());
    assertThat(Refused.by(() -> resolve(ana(), reply)).code()).isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldLetEverybodyEditTheirOwnAndKeepEveryText() {
    // Given
    Comment first = say(ana(), answer(Scenes.assessment(Scenes.workload())), "Who kepps them?");

    // When
    Comment edited = edit(ana(), first, "Who keeps them?");

    // Then
    assertThat(edited.getBody()).isEqualTo("Who keeps them?");
    assertThat(edited.getRevision()).isEqualTo(2);
    assertThat(edited.getCreateTime()).isEqualTo(first.getCreateTime());
    assertThat(bodies(audrey(), first)).containsExactly("2 Who keeps them?", "1 Who kepps them?");
    assertThat(edit(ana(), edited, "Who keeps them?").getRevision()).isEqualTo(2);
    assertThat(Refused.by(() -> edit(ana(), first, "Too late")).code())
        .isEqualTo(Status.Code.ABORTED);
    TestToken admin = TestToken.of("adam", "admin");
    assertThat(Refused.by(() -> edit(admin, edited, "Not mine")).reason())
        .isEqualTo("FOREIGN_COMMENT");
    assertThat(bodies(ana(), first)).hasSize(2);
  }

  @Test
  void shouldNameWhatIsWrongWithAComment() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Comment elsewhere = say(ana(), assessment.getName() + "/answers/sec03-bp02", "Elsewhere.");
    String answer = answer(assessment);

    assertThat(Refused.by(() -> say(ana(), answer, "  ")).fields()).containsExactly("comment.body");
    assertThat(Refused.by(() -> say(ana(), answer, "x".repeat(4001))).fields())
        .containsExactly("comment.body");
    assertThat(
            Refused.by(
                    () ->
                        stub(ana()).createComment(said(answer, elsewhere.getName(), "Misplaced.")))
                .fields())
        .containsExactly("comment.reply_to");
    assertThat(
            Refused.by(() -> say(ana(), assessment.getName() + "/answers/sec99-bp99", "Hm."))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> say(audrey(), answer, "Only reading.")).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> list(ana(), answer, "state = \"LOST\"", false)).fields())
        .containsExactly("filter");
  }

  @Test
  void shouldAnswerARepeatedCallAlike() {
    CreateCommentRequest once =
        said(answer(Scenes.assessment(Scenes.workload())), "", "Once.").toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Comment first = stub(ana()).createComment(once);

    assertThat(stub(ana()).createComment(once)).isEqualTo(first);
    assertThat(list(ana(), once.getParent(), "", false)).hasSize(1);
  }

  @Test
  void shouldBeMissingFromEverythingForWhoMayNotSeeTheWorkload() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.restricted());
    String answer = answer(assessment);
    Comment hidden = say(ana(), answer, "Between us.");
    TestToken foreign = TestToken.of("eve", "admin").tenant("globex");

    // Then
    for (TestToken out : List.of(carl(), foreign)) {
      assertThat(Refused.by(() -> say(out, answer, "Hm.")).code()).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(Refused.by(() -> edit(out, hidden, "Hm.")).code())
          .isEqualTo(Status.Code.NOT_FOUND);
      assertThat(Refused.by(() -> resolve(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(Refused.by(() -> bodies(out, hidden)).code()).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(Refused.by(() -> list(out, answer, "", false)).code())
          .isEqualTo(Status.Code.NOT_FOUND);
      assertThat(list(out, EVERYWHERE, "", false))
          .extracting(Comment::getName)
          .doesNotContain(hidden.getName());
    }
    assertThat(list(audrey(), EVERYWHERE, "state = \"OPEN\"", true))
        .extracting(Comment::getName)
        .contains(hidden.getName());
    assertThat(Refused.by(() -> resolve(Scenes.adam(), hidden)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldPageThroughThreadsWithoutGapsOrRepeats() {
    // Given
    String answer = answer(Scenes.assessment(Scenes.workload()));
    for (int thread = 0; thread < 3; thread++) {
      Comment first = say(ana(), answer, "Thread " + thread);
      reply(ana(), first, "One.");
      reply(ana(), first, "Two.");
    }

    // When
    List<Comment> paged = new ArrayList<>();
    ListCommentsRequest.Builder request =
        ListCommentsRequest.newBuilder().setParent(answer).setPageSize(2);
    ListCommentsResponse page;
    do {
      page = stub(ana()).listComments(request.build());
      paged.addAll(page.getCommentsList());
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());

    // Then
    assertThat(paged).hasSize(9).isEqualTo(list(ana(), answer, "", false));
    ListCommentsRequest other = request.setPageToken("x").build();
    assertThat(Refused.by(() -> stub(ana()).listComments(other)).reason())
        .isEqualTo("PAGE_TOKEN_INVALID");
  }
}
