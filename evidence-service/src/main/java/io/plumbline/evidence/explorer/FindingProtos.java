package io.plumbline.evidence.explorer;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;

import com.google.protobuf.ByteString;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.proto.evidence.v1.FindingClass;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.stream.Stream;

/** Maps rows of findings to the contract. */
final class FindingProtos {

  private FindingProtos() {}

  static io.plumbline.proto.evidence.v1.Finding finding(Row row) {
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
            .setDecision(decision(row.getString("decision")))
            .setSeverity(severity(row.getString("severity")))
            .setTitle(row.getString("title"))
            .setFindingClass(FindingClass.valueOf("FINDING_CLASS_" + row.getString("class")))
            .addAllResourceTags(row.getString("tags").lines().toList())
            .setFirstObserveTime(
                toProtoTimestamp(row.getOffsetDateTime("first_observed_at").toInstant()))
            .setObserveTime(toProtoTimestamp(observedAt))
            .setExpireTime(toProtoTimestamp(row.getOffsetDateTime("expire_time").toInstant()))
            .setScan("scans/" + row.getUUID("scan"))
            .setRaw(ByteString.copyFrom(row.getBuffer("raw").getBytes()));
    Stream.of(row.getArrayOfStrings("concepts")).forEach(finding::addConcepts);
    Stream.of(row.getArrayOfStrings("workloads"))
        .forEach(workload -> finding.addWorkloads(Workloads.PREFIX + workload));
    return finding.build();
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

  private static io.plumbline.proto.evidence.v1.Decision decision(String name) {
    return io.plumbline.proto.evidence.v1.Decision.valueOf("DECISION_" + name);
  }

  private static io.plumbline.proto.evidence.v1.Severity severity(String name) {
    return name.equals(Severity.UNKNOWN.name())
        ? io.plumbline.proto.evidence.v1.Severity.SEVERITY_UNSPECIFIED
        : io.plumbline.proto.evidence.v1.Severity.valueOf("SEVERITY_" + name);
  }
}
