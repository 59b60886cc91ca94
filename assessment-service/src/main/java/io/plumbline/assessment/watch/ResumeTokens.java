package io.plumbline.assessment.watch;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.proto.assessment.v1.ErrorReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader of a stream has seen, as a token. It is bound to tenant and resource and signed
 * with the key that all replicas share, so any of them resumes by it, after a restart too; nothing
 * is kept here.
 */
@ApplicationScoped
public class ResumeTokens {

  /** Characters that fit into a token. What does not is sent once more, and nothing is missed. */
  private static final int ROOM = 2900;

  private final PageTokens tokens;

  @Inject
  public ResumeTokens(PageTokens tokens) {
    this.tokens = tokens;
  }

  /** The token of who has seen a version of an assessment. */
  String of(AssessmentKey key, long version) {
    return tokens.encode(about(key), List.of(Long.toString(version)));
  }

  /** The version of an assessment that a reader has seen; 0 for an empty token. */
  long seen(AssessmentKey key, String token) {
    List<String> values = decode(about(key), token);
    return values.isEmpty() ? 0 : Long.parseLong(values.get(0));
  }

  /** The token of who has seen these versions of a workload's assessments, by id. */
  String of(WorkloadKey key, Map<String, Long> seen) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> entry : seen.entrySet()) {
      String one =
          entry.getKey() + ":" + Long.toString(entry.getValue(), Character.MAX_RADIX) + ";";
      if (text.length() + one.length() <= ROOM) {
        text.append(one);
      }
    }
    return tokens.encode(about(key), List.of(text.toString()));
  }

  /** The versions of a workload's assessments that a reader has seen, by id. */
  Map<String, Long> seen(WorkloadKey key, String token) {
    Map<String, Long> seen = new HashMap<>();
    for (String text : decode(about(key), token)) {
      for (String one : text.split(";", -1)) {
        int at = one.indexOf(':');
        if (at > 0) {
          seen.put(
              one.substring(0, at), Long.parseLong(one.substring(at + 1), Character.MAX_RADIX));
        }
      }
    }
    return seen;
  }

  private List<String> decode(List<String> about, String token) {
    try {
      return tokens.decode(about, token);
    } catch (DomainException e) {
      throw DomainException.invalid(
          ErrorReason.ERROR_REASON_RESUME_TOKEN_INVALID,
          "resume_token",
          "is not a token of this stream");
    }
  }

  private static List<String> about(AssessmentKey key) {
    return List.of(key.tenant(), "watch", key.name());
  }

  private static List<String> about(WorkloadKey key) {
    return List.of(key.tenant(), "watch", WorkloadName.of(key.id()));
  }
}
