package io.plumbline.gateway.assessment;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.Answers;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Bucket;
import io.plumbline.wall.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The practices of an assessment as list, filters and bricks. */
final class PracticeList {
  private final List<PracticeState> states;
  private final String base;
  private final AssessmentQuery query;
  private final Session session;

  PracticeList(List<PracticeState> states, String base, AssessmentQuery query, Session session) {
    this.states = states;
    this.base = base;
    this.query = query;
    this.session = session;
  }

  /** Every practice, whatever the filter says: the wall is always whole. */
  List<Brick> bricks() {
    return states.stream().map(state -> Bricks.of(state, base, query, session)).toList();
  }

  List<PracticeRow> rows() {
    return states.stream().map(this::row).toList();
  }

  int shown() {
    return (int) states.stream().filter(this::matches).count();
  }

  /** Buckets that occur, then the filters that are no bucket. */
  List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    chips.add(chip("", "All", "", state -> true));
    for (Bucket bucket : Bucket.values()) {
      chips.add(
          chip(
              bucket.mark(),
              bucket.word(),
              Mark.svg(bucket),
              state -> AssessmentView.in(state, bucket)));
    }
    chips.add(chip("high", "HIGH risk", "", filter("high")));
    chips.add(chip("twins", "Twins differ", "", filter("twins")));
    chips.add(chip("mine", "Mine", "", filter("mine")));
    chips.add(chip("overdue", "Overdue", "", filter("overdue")));
    chips.add(chip("sent-back", "Sent back", "", filter("sent-back")));
    if (session.may("assessments.review")) {
      chips.add(chip("to-review", "To review", "", filter("to-review")));
    }
    chips.removeIf(chip -> chip.count() == 0 && !chip.on() && !chip.key().isEmpty());
    return chips;
  }

  List<AreaGroup> groups() {
    Map<String, Map<String, List<PracticeRow>>> areas = new LinkedHashMap<>();
    for (PracticeState state : states) {
      if (matches(state)) {
        areas
            .computeIfAbsent(state.getArea(), area -> new LinkedHashMap<>())
            .computeIfAbsent(state.getTopic(), topic -> new ArrayList<>())
            .add(row(state));
      }
    }
    List<AreaGroup> groups = new ArrayList<>();
    areas.forEach((area, topics) -> groups.add(new AreaGroup(area, summary(area), topics(topics))));
    return groups;
  }

  private static List<TopicGroup> topics(Map<String, List<PracticeRow>> topics) {
    return topics.entrySet().stream()
        .map(topic -> new TopicGroup(topic.getKey(), topic.getValue()))
        .toList();
  }

  private String summary(String area) {
    List<PracticeState> inArea = states.stream().filter(s -> s.getArea().equals(area)).toList();
    long proven = inArea.stream().filter(s -> AssessmentView.in(s, Bucket.CONFIRMED)).count();
    long out = inArea.stream().filter(s -> AssessmentView.in(s, Bucket.NOT_APPLICABLE)).count();
    return proven + " of " + (inArea.size() - out) + " proven";
  }

  private PracticeRow row(PracticeState state) {
    String key = Bricks.key(state);
    return new PracticeRow(
        key,
        Bricks.of(state, base, query, session),
        state.getConcept(),
        state.getAnswer().getAssignee(),
        Answers.overdue(state.getAnswer(), session),
        key.equals(query.practice()));
  }

  private Chip chip(String key, String label, String mark, Predicate<PracticeState> filter) {
    boolean on = key.equals(query.show());
    String href = base + query.withPractice("").withShow(on ? "" : key).string();
    return new Chip(key, label, mark, (int) states.stream().filter(filter).count(), href, on);
  }

  private boolean matches(PracticeState state) {
    String text = query.text().toLowerCase(Locale.ROOT);
    String words =
        String.join(
            " ",
            state.getPracticeId(),
            state.getTitle(),
            state.getArea(),
            state.getTopic(),
            state.getConcept());
    return filter(query.show()).test(state) && words.toLowerCase(Locale.ROOT).contains(text);
  }

  private Predicate<PracticeState> filter(String key) {
    return switch (key) {
      case "high" -> state -> state.getRisk() == Risk.RISK_HIGH;
      case "twins" -> PracticeState::getTwinConflict;
      case "mine" -> state -> state.getAnswer().getAssignee().equals(session.login());
      case "overdue" -> state -> Answers.overdue(state.getAnswer(), session);
      case "sent-back" -> state -> Answers.sentBack(state.getAnswer());
      case "to-review" -> state -> Answers.toReview(state.getAnswer());
      case "" -> state -> true;
      default -> state -> Terms.bucket(state.getBucket()).mark().equals(key);
    };
  }
}
