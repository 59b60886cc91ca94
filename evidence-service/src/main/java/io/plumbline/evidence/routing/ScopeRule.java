package io.plumbline.evidence.routing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One rule of a scope, compiled: it catches a finding when all that is stated holds.
 *
 * @param accounts none means every account
 * @param regions none means every region; a finding without a region always matches
 * @param resources patterns one of which matches; none means every resource
 * @param tags patterns of {@code key=value} all of which some tag of the resource matches
 */
public record ScopeRule(
    Set<String> accounts, Set<String> regions, Set<Glob> resources, Set<Glob> tags) {

  public ScopeRule {
    accounts = Set.copyOf(accounts);
    regions = Set.copyOf(regions);
    resources = Set.copyOf(resources);
    tags = Set.copyOf(tags);
  }

  /** A rule as the contract has it. */
  public static ScopeRule of(io.plumbline.proto.type.v1.ScopeRule rule) {
    return new ScopeRule(
        new HashSet<>(rule.getAccountsList()),
        new HashSet<>(rule.getRegionsList()),
        globs(rule.getArnPatternsList()),
        globs(rule.getResourceTagsList()));
  }

  static ScopeRule of(JsonObject json) {
    return new ScopeRule(
        strings(json, "accounts"),
        strings(json, "regions"),
        globs(strings(json, "resources")),
        globs(strings(json, "tags")));
  }

  JsonObject json() {
    return new JsonObject()
        .put("accounts", sorted(accounts))
        .put("regions", sorted(regions))
        .put("resources", sorted(patterns(resources)))
        .put("tags", sorted(patterns(tags)));
  }

  /** Whether it catches the finding. */
  public boolean catches(Subject finding) {
    return (accounts.isEmpty() || accounts.contains(finding.account()))
        && (regions.isEmpty() || finding.region().isEmpty() || regions.contains(finding.region()))
        && (resources.isEmpty() || matchesAny(resources, finding.resource()))
        && tags.stream().allMatch(tag -> finding.tags().stream().anyMatch(tag::matches));
  }

  /** Whether it asks for more than account and region. */
  boolean looksAtResources() {
    return !resources.isEmpty() || !tags.isEmpty();
  }

  private static boolean matchesAny(Set<Glob> globs, String text) {
    return globs.stream().anyMatch(glob -> glob.matches(text));
  }

  private static Set<Glob> globs(Collection<String> patterns) {
    return patterns.stream().map(Glob::new).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> patterns(Set<Glob> globs) {
    return globs.stream().map(Glob::pattern).collect(Collectors.toUnmodifiableSet());
  }

  private static JsonArray sorted(Set<String> texts) {
    return new JsonArray(texts.stream().sorted().toList());
  }

  private static Set<String> strings(JsonObject json, String field) {
    return json.getJsonArray(field).stream()
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }
}
