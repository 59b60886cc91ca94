package io.plumbline.gateway.exception;

import io.plumbline.proto.type.v1.FindingSelector;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A selector as the address holds it; each part has one value a line. */
public class SelectorInput {
  @RestQuery @Nullable String rule;
  @RestQuery @Nullable String account;
  @RestQuery @Nullable String region;
  @RestQuery @Nullable String resource;
  @RestQuery @Nullable String tag;
  @RestQuery @Nullable String severity;
  @RestQuery @Nullable String source;

  /**
   * A part of it, as the form shows it.
   *
   * @param name of the field
   * @param hint an example
   */
  public record Field(String name, String label, String hint, String value) {}

  /** All parts, those that are stated or not. */
  public List<Field> fields() {
    return List.of(
        field("rule", "Rules", "prowler:iam_root_mfa_enabled", rule),
        field("resource", "Resources", "arn:aws:s3:::logs-*", resource),
        field("account", "Accounts", "111122223333", account),
        field("region", "Regions", "eu-central-1", region),
        field("tag", "Tags of the resource", "team=payments", tag),
        field("severity", "Severities", "LOW", severity),
        field("source", "Sources", "prowler-production", source));
  }

  private static Field field(String name, String label, String hint, @Nullable String value) {
    return new Field(name, label, hint, String.join("\n", lines(value)));
  }

  /** Whether nothing is stated. */
  boolean isEmpty() {
    return fields().stream().allMatch(field -> field.value().isEmpty());
  }

  /** For the contract. */
  FindingSelector selector() {
    return FindingSelector.newBuilder()
        .addAllRules(lines(rule))
        .addAllAccounts(lines(account))
        .addAllRegions(lines(region))
        .addAllArnPatterns(lines(resource))
        .addAllResourceTags(lines(tag))
        .addAllSeverities(lines(severity).stream().map(s -> s.toUpperCase(Locale.ROOT)).toList())
        .addAllSources(lines(source))
        .build();
  }

  private static List<String> lines(@Nullable String value) {
    return value == null
        ? List.of()
        : Stream.of(value.split("\\R")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
