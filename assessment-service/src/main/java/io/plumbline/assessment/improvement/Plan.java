package io.plumbline.assessment.improvement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What people write into an improvement.
 *
 * @param title what is to be done, in a few words
 * @param description what is to be done, at length
 * @param owner name of who sees to it, empty when nobody does
 * @param ownerId stable id of the owner, empty unless the owner wrote it
 * @param dueOn by when, if it has a date
 * @param effort how much work it is
 * @param refs what it comes from, and where it is tracked
 */
@Embeddable
public record Plan(
    String title,
    String description,
    String owner,
    String ownerId,
    @Nullable LocalDate dueOn,
    @Enumerated(EnumType.STRING) Effort effort,
    @JdbcTypeCode(SqlTypes.JSON) Refs refs) {

  /** How much work an improvement is. */
  public enum Effort {
    UNSPECIFIED,
    SMALL,
    MEDIUM,
    LARGE
  }

  /**
   * What an improvement points to, as one document of the database.
   *
   * @param tickets addresses of where the work is tracked
   * @param findings names of the findings it comes from
   */
  public record Refs(List<String> tickets, List<String> findings) {

    public Refs {
      tickets = List.copyOf(tickets);
      findings = List.copyOf(findings);
    }
  }

  /** Names of the contract's fields in which another plan differs. */
  public List<String> changedIn(Plan next) {
    List<String> changed = new ArrayList<>();
    note(changed, "title", title, next.title);
    note(changed, "description", description, next.description);
    note(changed, "owner", owner, next.owner);
    note(changed, "due_date", dueOn, next.dueOn);
    note(changed, "effort", effort, next.effort);
    note(changed, "tickets", refs.tickets(), next.refs.tickets());
    note(changed, "findings", refs.findings(), next.refs.findings());
    return List.copyOf(changed);
  }

  private static void note(
      List<String> changed, String field, @Nullable Object now, @Nullable Object then) {
    if (!Objects.equals(now, then)) {
      changed.add(field);
    }
  }
}
