package io.plumbline.assessment.carry;

import io.plumbline.assessment.answer.AnswerContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers that go into one practice. Answers that declare the same become one that keeps all their
 * texts; where they do not, none is preferred and all are asked.
 *
 * @param answer the one answer; {@link AnswerContent#NONE} when there is none
 * @param merged the sources it is made of
 * @param asked the answered sources that do not fit
 * @param doubt why they are asked or, when none is, why the answer is flagged
 */
record Merge(AnswerContent answer, List<Source> merged, List<Source> asked, Doubt doubt) {

  static final Merge NOTHING = new Merge(AnswerContent.NONE, List.of(), List.of(), Doubt.NONE);

  /** What the contract allows. */
  private static final int LONGEST_REASON = 2000;

  private static final int LONGEST_NOTES = 8000;

  /** Merges sources that are equally sure. */
  static Merge of(List<Source> sources) {
    List<Source> answered = sources.stream().filter(Source::answered).toList();
    List<Source> written = sources.stream().filter(Source::written).toList();
    if (answered.isEmpty()) {
      return written.isEmpty()
          ? NOTHING
          : new Merge(together(written), List.of(), List.of(), Doubt.NONE);
    }
    if (distinct(answered, source -> source.answer().declaration()) > 1) {
      boolean twins = distinct(answered, Source::concept) == 1;
      return refused(answered, twins ? Doubt.TWIN_CONFLICT : Doubt.MERGE_CONFLICT);
    }
    AnswerContent answer = together(written);
    if (answer.reason().length() > LONGEST_REASON || answer.notes().length() > LONGEST_NOTES) {
      return refused(answered, Doubt.TEXT_TOO_LONG);
    }
    boolean all = answered.size() == sources.size();
    return new Merge(answer, answered, List.of(), all ? Doubt.NONE : Doubt.PARTLY_ANSWERED);
  }

  /** Adds less sure sources: the surer ones decide, and those that differ are asked. */
  Merge with(List<Source> weaker) {
    List<Source> answered = weaker.stream().filter(Source::answered).toList();
    if (answered.isEmpty()) {
      return this;
    }
    if (!asked.isEmpty()) {
      return new Merge(answer, merged, joined(asked, answered), doubt);
    }
    if (merged.isEmpty()) {
      return of(weaker);
    }
    List<Source> fitting =
        answered.stream()
            .filter(s -> s.answer().declaration().equals(answer.declaration()))
            .toList();
    Merge one = of(joined(merged, fitting));
    List<Source> others = answered.stream().filter(s -> !fitting.contains(s)).toList();
    return others.isEmpty()
        ? new Merge(one.answer, one.merged, one.asked, one.asked.isEmpty() ? doubt : one.doubt)
        : new Merge(one.answer, one.merged, joined(one.asked, others), Doubt.MERGE_CONFLICT);
  }

  private static Merge refused(List<Source> answered, Doubt doubt) {
    return new Merge(AnswerContent.NONE, List.of(), answered, doubt);
  }

  private static List<Source> joined(List<Source> first, List<Source> second) {
    List<Source> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static long distinct(List<Source> sources, Function<Source, Object> by) {
    return sources.stream().map(by).distinct().count();
  }

  private static AnswerContent together(List<Source> sources) {
    AnswerContent first =
        sources.stream().filter(Source::answered).findFirst().orElse(sources.get(0)).answer();
    List<String> assignees =
        sources.stream()
            .map(s -> s.answer().assignee())
            .filter(a -> !a.isBlank())
            .distinct()
            .toList();
    String notes = text(sources, AnswerContent::notes);
    if (assignees.size() > 1) {
      String also = "Assigned too: " + String.join(", ", assignees.subList(1, assignees.size()));
      notes = notes.isBlank() ? also : notes + "\n\n" + also;
    }
    return new AnswerContent(
        first.status(),
        first.degree(),
        text(sources, AnswerContent::reason),
        notes,
        assignees.isEmpty() ? "" : assignees.get(0),
        sources.stream()
            .map(s -> s.answer().dueOn())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /** One text as it is; several with the id of their practice before each. */
  private static String text(List<Source> sources, Function<AnswerContent, String> part) {
    Set<String> texts = new LinkedHashSet<>();
    sources.stream().map(s -> part.apply(s.answer())).filter(t -> !t.isBlank()).forEach(texts::add);
    if (texts.size() < 2) {
      return String.join("", texts);
    }
    return sources.stream()
        .filter(s -> !part.apply(s.answer()).isBlank())
        .map(s -> s.practiceId() + ": " + part.apply(s.answer()))
        .collect(Collectors.joining("\n\n"));
  }
}
