package io.plumbline.platform.audit;

import java.util.Map;

/**
 * What was done, for the audit trail; who did it comes from the caller.
 *
 * @param method full name of the RPC, or of an action inside the service
 * @param resource name of the resource it was done to
 * @param outcome how it ended, one word: {@code created}, {@code updated}, {@code deleted} …
 * @param detail what else is worth knowing, never secrets
 */
public record AuditEntry(
    String method, String resource, String outcome, Map<String, String> detail) {

  public AuditEntry {
    detail = Map.copyOf(detail);
  }

  /** An entry without detail. */
  public static AuditEntry of(String method, String resource, String outcome) {
    return new AuditEntry(method, resource, outcome, Map.of());
  }
}
