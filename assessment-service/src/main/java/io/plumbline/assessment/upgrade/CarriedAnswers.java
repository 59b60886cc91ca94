package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.answering.AnswerDraft;
import io.plumbline.assessment.answering.AnswerWriter;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.carry.CarryPlan.Received;
import io.plumbline.assessment.preview.Planned;
import io.plumbline.assessment.review.StartService;
import io.plumbline.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Starts the new assessment of an upgrade and writes into it what the plan carries. */
@ApplicationScoped
class CarriedAnswers {

  private final StartService starting;
  private final AnswerWriter writer;
  private final Clock clock;

  @Inject
  CarriedAnswers(StartService starting, AnswerWriter writer, Clock clock) {
    this.starting = starting;
    this.writer = writer;
    this.clock = clock;
  }

  /** The new assessment with its answers, scored. */
  Uni<Assessment> start(
      Mutiny.Session session,
      AssessmentKey key,
      String displayName,
      Planned planned,
      Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Assessment target =
        new Assessment(
            key,
            planned.edition(),
            displayName,
            planned.into().size(),
            planned.assessment().policyVersion(),
            now);
    return starting
        .begin(session, target)
        .chain(
            () ->
                writer.write(
                    session, target, drafts(target, planned, caller, now), ApplyService.METHOD))
        .replaceWith(target);
  }

  private static List<AnswerDraft> drafts(
      Assessment target, Planned planned, Caller caller, Instant now) {
    List<AnswerDraft> drafts = new ArrayList<>();
    for (int i = 0; i < planned.into().size(); i++) {
      Received received = planned.plan().targets().get(i);
      if (!received.answer().equals(AnswerContent.NONE)) {
        AnswerKey key = AnswerKey.of(target.key(), planned.into().get(i).practice().id());
        Authorship by =
            new Authorship(
                caller.name(),
                caller.subject(),
                target.version() + 1,
                now,
                origin(planned, received));
        drafts.add(AnswerDraft.of(key, null, received.answer(), by));
      }
    }
    return drafts;
  }

  /** The answers it was made of, each with its revision. */
  private static String origin(Planned planned, Received received) {
    return planned.from().stream()
        .filter(row -> received.sourceIds().contains(row.practice().practiceId()))
        .map(row -> row.answer())
        .filter(Objects::nonNull)
        .map((Answer answer) -> answer.key().name() + "@" + answer.revision())
        .collect(Collectors.joining(", "));
  }
}
