package io.plumbline.evidence.explorer;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.ByteString;
import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.rollup.Freshness;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.proto.evidence.v1.FindingClass;
import io.plumbline.proto.evidence.v1.FindingRevision;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.stream.Stream;

/** Maps rows of findings to the contract. */
final class FindingProtos {

  /** What {@link #finding} needs of a finding {@code f} and its bin {@code b}. */
  static final String SELECT =
      Walk.COLUMNS
          + ", b.workloads, b.accepted, array(select m.concept from ("
          + Mapping.IN_FORCE
          + ") m where m.rule = f.rule order by 1) as concepts,"
          + " f.observed_at + make_interval(secs => "
          + Freshness.ofRule("f.rule")
          + ") as expire_time";

  /** Names of the exceptions that cover the finding {@code f}, without their first part. */
  static final String EXCEPTIONS =
      "array(select r.workload || '/exceptions/' || r.exception from finding_route r"
          + " where r.tenant = $1 and r.finding = f.id and r.exception is not null"
          + " order by 1) as exceptions";

  private FindingProtos() {}

  /** A finding with what is only in GetFinding. */
  static io.plumbline.proto.evidence.v1.Finding.Builder whole(Row row, Sight sight) {
    return finding(row, sight)
        .addAllExceptions(
            Stream.of(row.getArrayOfStrings("exceptions"))
                .filter(name -> sight.sees(name.substring(0, name.indexOf('/'))))
                .map(name -> Workloads.PREFIX + name)
                .toList())
        .setRaw(ByteString.copyFrom(row.getBuffer("raw").getBytes()))
        .setNativeId(row.getString("native_id"));
  }

  static FindingRevision revision(Row row) {
    return FindingRevision.newBuilder()
        .setObservation(observation(row.getString("observation")))
        .setLifecycle(lifecycle(row.getString("lifecycle")))
        .setDecision(decision(row.getString("decision")))
        .setObserveTime(toProtoTimestamp(row.getOffsetDateTime("observed_at").toInstant()))
        .setReplaceTime(toProtoTimestamp(row.getOffsetDateTime("replaced_at").toInstant()))
        .setScan("scans/" + row.getUUID("scan"))
        .build();
  }

  static io.plumbline.proto.evidence.v1.Finding.Builder finding(Row row, Sight sight) {
    Instant observedAt = row.getOffsetDateTime("observed_at").toInstant();
    io.plumbline.proto.evidence.v1.Finding.Builder finding =
        io.plumbline.proto.evidence.v1.Finding.newBuilder()
            .setName("findings/" + row.getUUID("id"))
            .setSource("sources/" + row.getString("source"))
            .setProduct(row.getString("product"))
            .setRule(row.getString("rule"))
            .setAccount(row.getString("account"))
            .setRegion(row.getString("region"))
            .setResource(row.getString("resource"))
            .setResourceType(row.getString("resource_type"))
            .setObservation(observation(row.getString("observation")))
            .setStatusText(words(row.getString("status_word"), row.getString("detail")))
            .setLifecycle(lifecycle(row.getString("lifecycle")))
            .setDecision(decision(row, sight))
            .setSeverity(severity(row.getString("severity")))
            .setTitle(row.getString("title"))
            .addAllResourceTags(row.getString("tags").lines().toList())
            .setFirstObserveTime(
                toProtoTimestamp(row.getOffsetDateTime("first_observed_at").toInstant()))
            .setObserveTime(toProtoTimestamp(observedAt))
            .setExpireTime(toProtoTimestamp(row.getOffsetDateTime("expire_time").toInstant()))
            .setScan("scans/" + row.getUUID("scan"))
            .setFindingClass(FindingClass.valueOf("FINDING_CLASS_" + row.getString("class")))
            .setResourceName(row.getString("resource_name"));
    Stream.of(row.getArrayOfStrings("concepts")).forEach(finding::addConcepts);
    sight
        .only(row.getArrayOfStrings("workloads"))
        .forEach(workload -> finding.addWorkloads(Workloads.PREFIX + workload));
    return finding;
  }

  private static String words(String word, String detail) {
    return word.isEmpty() ? detail : detail.isEmpty() ? word : word + ": " + detail;
  }

  private static io.plumbline.proto.evidence.v1.Observation observation(String name) {
    return io.plumbline.proto.evidence.v1.Observation.valueOf("OBSERVATION_" + name);
  }

  private static io.plumbline.proto.evidence.v1.Lifecycle lifecycle(String name) {
    return io.plumbline.proto.evidence.v1.Lifecycle.valueOf("LIFECYCLE_" + name);
  }

  private static io.plumbline.proto.evidence.v1.Decision decision(Row row, Sight sight) {
    String own = row.getString("decision");
    boolean accepted =
        own.equals(Decision.NONE.name()) && sight.accepts(row.getArrayOfStrings("accepted"));
    return decision(accepted ? Decision.RISK_ACCEPTED.name() : own);
  }

  private static io.plumbline.proto.evidence.v1.Decision decision(String name) {
    return io.plumbline.proto.evidence.v1.Decision.valueOf("DECISION_" + name);
  }

  private static io.plumbline.proto.evidence.v1.Severity severity(String name) {
    return name.equals(Severity.UNKNOWN.name())
        ? io.plumbline.proto.evidence.v1.Severity.SEVERITY_UNSPECIFIED
        : io.plumbline.proto.evidence.v1.Severity.valueOf("SEVERITY_" + name);
  }
}
