package io.plumbline.evidence.finding;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One record of a scanner, normalised. Absent texts are empty, never null; {@code observedAt} has
 * microseconds at most, as the database keeps them.
 *
 * @param product who observed, as a slug such as {@code prowler} or {@code aws-security-hub}
 * @param findingClass what kind of thing it says
 * @param rule the check with its namespace, such as {@code prowler:iam_root_mfa_enabled}
 * @param tags of the resource, each {@code key=value}, in order, each once
 * @param nativeId the id the source gave; an alias, not always unique
 * @param identity the parts that make this the same finding next time, without the source
 * @param statusWord the word the source used for the outcome, as it stands in the record
 */
public record Finding(
    String product,
    FindingClass findingClass,
    String rule,
    String account,
    String region,
    String resource,
    String resourceType,
    String resourceName,
    List<String> tags,
    String nativeId,
    List<String> identity,
    Observation observation,
    String statusWord,
    Lifecycle lifecycle,
    Decision decision,
    Severity severity,
    String title,
    String detail,
    Instant observedAt) {

  /** With the texts for people changed; itself when that changes nothing. */
  public Finding map(UnaryOperator<String> change) {
    String newTitle = change.apply(title);
    String newDetail = change.apply(detail);
    return newTitle.equals(title) && newDetail.equals(detail)
        ? this
        : new Finding(
            product,
            findingClass,
            rule,
            account,
            region,
            resource,
            resourceType,
            resourceName,
            tags,
            nativeId,
            identity,
            observation,
            statusWord,
            lifecycle,
            decision,
            severity,
            newTitle,
            newDetail,
            observedAt);
  }
}
