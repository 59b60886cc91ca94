package io.plumbline.gateway.planning;

import com.google.type.Date;
import io.plumbline.gateway.improvement.Dates;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.Improvement.Effort;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A plan as the form sends it. */
public class PlanInput {
  private static final String FINDINGS = "findings/";

  @RestForm @Nullable String title;
  @RestForm @Nullable String description;
  @RestForm @Nullable String owner;
  @RestForm @Nullable String due;
  @RestForm @Nullable String effort;
  @RestForm @Nullable String tickets;
  @RestForm @Nullable String findings;
  @RestForm @Nullable String etag;

  /** What an improvement says already. */
  static PlanInput of(Improvement improvement) {
    PlanInput input = new PlanInput();
    input.title = improvement.getTitle();
    input.description = improvement.getDescription();
    input.owner = improvement.getOwner();
    input.due = improvement.hasDueDate() ? Dates.iso(improvement.getDueDate()) : "";
    input.effort = improvement.getEffort().name();
    input.tickets = String.join("\n", improvement.getTicketsList());
    input.findings = String.join("\n", improvement.getFindingsList());
    input.etag = improvement.getEtag();
    return input;
  }

  public String title() {
    return text(title);
  }

  public String description() {
    return text(description);
  }

  public String owner() {
    return text(owner);
  }

  /** The day, as {@code 2027-03-12}; may be empty. */
  public String due() {
    return text(due);
  }

  /** Name of the contract's constant. */
  public String effort() {
    return text(effort);
  }

  /** Addresses, one a line. */
  public String tickets() {
    return text(tickets);
  }

  /** Names or ids of findings, one a line. */
  public String findings() {
    return text(findings);
  }

  /** Of what the form was filled from; empty for a new plan. */
  public String etag() {
    return text(etag);
  }

  /** For the contract; a date that can not be read is sent as none that exists, to be refused. */
  Improvement.Builder plan() {
    Improvement.Builder plan =
        Improvement.newBuilder()
            .setTitle(title())
            .setDescription(description())
            .setOwner(owner())
            .setEffort(effortOf(effort()))
            .addAllTickets(lines(tickets()))
            .addAllFindings(
                lines(findings()).stream()
                    .map(line -> line.startsWith(FINDINGS) ? line : FINDINGS + line)
                    .toList())
            .setEtag(etag());
    Date date = date(due());
    return date == null ? plan : plan.setDueDate(date);
  }

  private static @Nullable Date date(String due) {
    try {
      return due.isEmpty() ? null : Dates.of(LocalDate.parse(due));
    } catch (DateTimeException e) {
      return Date.getDefaultInstance();
    }
  }

  private static Effort effortOf(String name) {
    try {
      return Effort.valueOf(name);
    } catch (IllegalArgumentException e) {
      return Effort.EFFORT_UNSPECIFIED;
    }
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
