package io.plumbline.cli.exception;

import io.plumbline.proto.type.v1.FindingSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** A selector of findings; each option may be given again. */
final class SelectorOptions {
  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Findings of this rule, for example prowler:iam_root_mfa_enabled.")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--account", paramLabel = "ACCOUNT", description = "In this account.")
  private List<String> accounts = new ArrayList<>();

  @Option(names = "--region", paramLabel = "REGION", description = "In this region.")
  private List<String> regions = new ArrayList<>();

  @Option(
      names = "--resource",
      paramLabel = "PATTERN",
      description = "On this resource; * stands for any characters, ? for one.")
  private List<String> resources = new ArrayList<>();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "On a resource with this tag.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL or UNKNOWN.")
  private List<String> severities = new ArrayList<>();

  @Option(names = "--source", paramLabel = "SOURCE", description = "Observed by this source.")
  private List<String> sources = new ArrayList<>();

  /** What is selected; nothing when no option was given. */
  FindingSelector selector() {
    return FindingSelector.newBuilder()
        .addAllRules(rules)
        .addAllAccounts(accounts)
        .addAllRegions(regions)
        .addAllArnPatterns(resources)
        .addAllResourceTags(tags)
        .addAllSeverities(severities.stream().map(s -> s.toUpperCase(Locale.ROOT)).toList())
        .addAllSources(sources)
        .build();
  }
}
