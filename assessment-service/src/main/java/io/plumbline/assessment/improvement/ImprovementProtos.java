package io.plumbline.assessment.improvement;

import com.google.type.Date;
import io.plumbline.assessment.improvement.Plan.Effort;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.Improvement.State;
import java.time.LocalDate;

/** Improvements between the contract and the database. */
public final class ImprovementProtos {

  private ImprovementProtos() {}

  /**
   * An improvement as the contract shows it.
   *
   * @param today the date in UTC
   */
  public static io.plumbline.proto.assessment.v1.Improvement proto(
      Improvement improvement, LocalDate today) {
    return plan(improvement.plan())
        .setName(improvement.key().name())
        .setPractice(improvement.practice())
        .setConcept(improvement.concept())
        .setState(state(improvement.state().name()))
        .setOverdue(improvement.overdue(today))
        .setProven(improvement.proven())
        .setStateReason(improvement.stateReason())
        .setCreator(improvement.creator())
        .setCreateTime(Times.timestamp(improvement.createdAt()))
        .setUpdateTime(Times.timestamp(improvement.updatedAt()))
        .setEtag(Etags.of(improvement.version()))
        .build();
  }

  /** An event as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.ImprovementEvent event(ImprovementEvent event) {
    return io.plumbline.proto.assessment.v1.ImprovementEvent.newBuilder()
        .setVersion(event.version())
        .setAction(event.action())
        .setFromState(state(event.fromState()))
        .setToState(state(event.toState()))
        .setActor(event.actor())
        .setEventTime(Times.timestamp(event.eventAt()))
        .setReason(event.reason())
        .addAllChangedFields(event.changed())
        .setPlan(plan(event.plan()))
        .setProven(event.proven())
        .build();
  }

  /** The effort of the contract as it is stored. */
  public static Effort effort(io.plumbline.proto.assessment.v1.Improvement.Effort effort) {
    return switch (effort) {
      case EFFORT_SMALL -> Effort.SMALL;
      case EFFORT_MEDIUM -> Effort.MEDIUM;
      case EFFORT_LARGE -> Effort.LARGE;
      case EFFORT_UNSPECIFIED, UNRECOGNIZED -> Effort.UNSPECIFIED;
    };
  }

  private static io.plumbline.proto.assessment.v1.Improvement.Builder plan(Plan plan) {
    io.plumbline.proto.assessment.v1.Improvement.Builder proto =
        io.plumbline.proto.assessment.v1.Improvement.newBuilder()
            .setTitle(plan.title())
            .setDescription(plan.description())
            .setOwner(plan.owner())
            .setEffort(
                io.plumbline.proto.assessment.v1.Improvement.Effort.valueOf(
                    "EFFORT_" + plan.effort().name()))
            .addAllTickets(plan.refs().tickets())
            .addAllFindings(plan.refs().findings());
    LocalDate due = plan.dueOn();
    if (due != null) {
      proto.setDueDate(
          Date.newBuilder()
              .setYear(due.getYear())
              .setMonth(due.getMonthValue())
              .setDay(due.getDayOfMonth()));
    }
    return proto;
  }

  private static State state(String name) {
    return name.isEmpty() ? State.STATE_UNSPECIFIED : State.valueOf("STATE_" + name);
  }
}
