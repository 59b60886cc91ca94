package io.plumbline.reporting.report;

import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One practice of the document, in words.
 *
 * @param id its id as the edition writes it
 * @param anchor where links lead
 * @param title its title
 * @param bucket CSS class of its bucket
 * @param mark its mark as SVG
 * @param state its bucket in words
 * @param declared what is declared
 * @param observed what is observed
 * @param verdict one held against the other
 * @param since since when the verdict is what it is; empty when unknown
 * @param risk what is at risk
 * @param high whether the risk is HIGH
 * @param counts the evidence in numbers; empty without any
 * @param newest when the newest of it was observed; empty without any
 * @param answer who declared it and when; empty when nobody has
 * @param remarks reason and notes, each a paragraph
 * @param asides what else to know: twin, conflict, understatement, attestation
 */
public record PracticeLine(
    String id,
    String anchor,
    String title,
    String bucket,
    String mark,
    String state,
    String declared,
    String observed,
    String verdict,
    String since,
    String risk,
    boolean high,
    String counts,
    String newest,
    String answer,
    List<String> remarks,
    List<String> asides) {

  static PracticeLine of(PracticeState practice) {
    Bucket bucket = Bricks.bucket(practice.getBucket());
    return new PracticeLine(
        practice.getPracticeId(),
        anchor(practice.getPracticeId()),
        practice.getTitle(),
        "b-" + bucket.mark(),
        Mark.svg(bucket),
        bucket.word(),
        Phrases.declared(practice.getAnswer()),
        Phrases.observed(practice.getObserved()),
        Phrases.word(practice.getVerdict()),
        practice.hasVerdictTime() ? Phrases.day(practice.getVerdictTime()) : "",
        practice.getRisk() == Risk.RISK_HIGH ? "HIGH" : Phrases.word(practice.getRisk()),
        practice.getRisk() == Risk.RISK_HIGH,
        Phrases.counts(practice.getCounts()),
        practice.getCounts().hasNewestObserveTime()
            ? Phrases.day(practice.getCounts().getNewestObserveTime())
            : "",
        answer(practice.getAnswer()),
        remarks(practice.getAnswer()),
        asides(practice));
  }

  static String anchor(String practiceId) {
    return practiceId.toLowerCase(Locale.ROOT);
  }

  private static String answer(Answer answer) {
    if (answer.getAuthor().isEmpty()) {
      return "";
    }
    return answer.hasUpdateTime()
        ? answer.getAuthor() + ", " + Phrases.day(answer.getUpdateTime())
        : answer.getAuthor();
  }

  private static List<String> remarks(Answer answer) {
    return List.of(answer.getReason(), answer.getNotes()).stream()
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static List<String> asides(PracticeState practice) {
    List<String> asides = new ArrayList<>();
    if (!practice.getTwinId().isEmpty()) {
      asides.add(
          practice.getTwinConflict()
              ? "Answered differently from its twin " + practice.getTwinId()
              : "Twin of " + practice.getTwinId());
    }
    if (practice.getUnderstated()) {
      asides.add("The evidence is better than the answer");
    }
    if (practice.getCounts().getEverAttested()) {
      asides.add("Attested by a person");
    }
    return asides;
  }
}
