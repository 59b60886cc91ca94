package io.plumbline.evidence.bin;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Digests;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All that a list of findings can be asked for. Findings that agree in it lie in one bin.
 *
 * @param workloads those they are routed to; in order, because their order is part of the id
 * @param accepted those of them in which an exception covers the finding; in order, too
 */
public record Bin(
    String source,
    FindingClass findingClass,
    String rule,
    String account,
    String region,
    Severity severity,
    Observation observation,
    Lifecycle lifecycle,
    Decision decision,
    List<String> workloads,
    List<String> accepted) {

  private static final String OBSERVATIONS = "FWUPN";
  private static final char PART = '\u0001';

  public Bin {
    workloads = workloads.stream().sorted().distinct().toList();
    accepted = accepted.stream().sorted().distinct().toList();
  }

  /** The bin of a finding of a source that is routed to these workloads, and covered in some. */
  public static Bin of(
      String source, Finding finding, List<String> workloads, List<String> accepted) {
    return new Bin(
        source,
        finding.findingClass(),
        finding.rule(),
        finding.account(),
        finding.region(),
        finding.severity(),
        finding.observation(),
        finding.lifecycle(),
        finding.decision(),
        workloads,
        accepted);
  }

  /** The bin in a row of {@code finding_bin}. */
  public static Bin of(Row row) {
    return new Bin(
        row.getString("source"),
        FindingClass.valueOf(row.getString("class")),
        row.getString("rule"),
        row.getString("account"),
        row.getString("region"),
        Severity.valueOf(row.getString("severity")),
        Observation.valueOf(row.getString("observation")),
        Lifecycle.valueOf(row.getString("lifecycle")),
        Decision.valueOf(row.getString("decision")),
        List.of(row.getArrayOfStrings("workloads")),
        List.of(row.getArrayOfStrings("accepted")));
  }

  /** The same, in another state of life. */
  public Bin in(Lifecycle state) {
    return new Bin(
        source,
        findingClass,
        rule,
        account,
        region,
        severity,
        observation,
        state,
        decision,
        workloads,
        accepted);
  }

  /** The same, routed to other workloads and covered in others. */
  public Bin routedTo(List<String> others, List<String> covered) {
    return new Bin(
        source,
        findingClass,
        rule,
        account,
        region,
        severity,
        observation,
        lifecycle,
        decision,
        others,
        covered);
  }

  /** Cut from SHA-256: the same bin has the same id wherever it is made. */
  public UUID id() {
    List<String> parts = new ArrayList<>();
    parts.add("plumbline.bin.v1");
    parts.addAll(List.of(source, findingClass.name(), rule, account, region));
    parts.addAll(List.of(severity.name(), observation.name(), lifecycle.name(), decision.name()));
    parts.add(String.join(",", workloads));
    if (!accepted.isEmpty()) {
      parts.add(String.join(",", accepted));
    }
    return Digests.uuid(parts.toArray(String[]::new));
  }

  /**
   * Where it stands in a list: what stands before what is over, fails before passes, the gravest
   * first, then by rule, account and region. Compared byte by byte; bins may share one.
   */
  public String position() {
    return ""
        + lifecycle.ordinal()
        + OBSERVATIONS.indexOf(observation.name().charAt(0))
        + (Severity.CRITICAL.ordinal() - severity.ordinal())
        + PART
        + start(rule, 160)
        + PART
        + start(account, 64)
        + PART
        + start(region, 64);
  }

  private static String start(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
