package io.plumbline.gateway.assessment;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Makes the form that chooses a past instant, in the reader's zone, and reads it. */
final class LookBackView {
  private final Session session;
  private final AssessmentPath path;

  LookBackView(Session session, AssessmentPath path) {
    this.session = session;
    this.path = path;
  }

  AssessmentPage.LookBack form(AssessmentQuery query) {
    ZoneId zone = session.zone();
    return new AssessmentPage.LookBack(
        path.base() + "/as-of",
        instant(query.at()).map(at -> minute(at, zone)).orElse(""),
        minute(session.now(), zone),
        zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        query.at(),
        path.base() + query.withAt("").string());
  }

  private static String minute(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** What an address says; nothing where it can not be read. */
  static Optional<Instant> instant(String at) {
    try {
      return Optional.of(Instant.parse(at));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the form says, in the reader's zone; nothing where it can not be read. */
  Optional<Instant> said(String on) {
    try {
      return Optional.of(LocalDateTime.parse(on).atZone(session.zone()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
