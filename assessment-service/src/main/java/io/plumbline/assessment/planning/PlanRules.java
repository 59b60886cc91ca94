package io.plumbline.assessment.planning;

import com.google.type.Date;
import io.plumbline.assessment.improvement.ImprovementProtos;
import io.plumbline.assessment.improvement.Plan;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.assessment.v1.Improvement;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Plans as somebody writes them, and the rules they must keep. */
final class PlanRules {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  private PlanRules() {}

  /**
   * What is planned.
   *
   * @param before the plan it follows, if there is one
   */
  static Plan of(Improvement improvement, Caller caller, @Nullable Plan before) {
    if (improvement.getTitle().isBlank()) {
      throw Refusals.field("improvement.title", "must say what is to be done");
    }
    String owner = improvement.getOwner().strip();
    return new Plan(
        improvement.getTitle().strip(),
        improvement.getDescription(),
        owner,
        ownerId(owner, caller, before),
        improvement.hasDueDate() ? date(improvement.getDueDate()) : null,
        ImprovementProtos.effort(improvement.getEffort()),
        new Plan.Refs(improvement.getTicketsList(), improvement.getFindingsList()));
  }

  /** Only of oneself does one know the stable id. */
  private static String ownerId(String owner, Caller caller, @Nullable Plan before) {
    if (before != null && before.owner().equals(owner)) {
      return before.ownerId();
    }
    return owner.equals(caller.name()) ? caller.subject() : "";
  }

  private static LocalDate date(Date date) {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw Refusals.field(
          "improvement.due_date", "must be from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    try {
      return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    } catch (DateTimeException e) {
      throw Refusals.field("improvement.due_date", "is no day of the calendar");
    }
  }
}
