package io.plumbline.gateway.comment;

import io.plumbline.gateway.standing.AssessmentPath;
import jakarta.ws.rs.NotFoundException;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Which answer an address means.
 *
 * @param workload the workload's id
 * @param assessment the assessment's id
 * @param practice the practice's id
 */
public record CommentPath(
    @RestPath String workload, @RestPath String assessment, @RestPath String practice) {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private AssessmentPath path() {
    return new AssessmentPath(workload, assessment);
  }

  /** Resource name of the answer. */
  String answer() {
    return path().answer(AssessmentPath.practice(practice));
  }

  /** Resource name of a comment on it. */
  String comment(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFoundException();
    }
    return answer() + "/comments/" + id;
  }

  /** Address of its comments. */
  String base() {
    return path().base() + "/practices/" + AssessmentPath.practice(practice) + "/comments";
  }

  /** Address of the practice. */
  String back() {
    return path().base() + "?practice=" + AssessmentPath.practice(practice);
  }

  /** Address of the assessment. */
  String assessmentHref() {
    return path().base();
  }
}
