package io.plumbline.catalog.mapping;

import io.plumbline.catalog.edition.EditionProtos;
import io.plumbline.proto.catalog.events.v1.MappedRule;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import java.util.List;
import java.util.Locale;

/** Mapping sets and rules as the contract writes them. */
public final class MappingProtos {

  private MappingProtos() {}

  static io.plumbline.proto.catalog.v1.MappingSet mappingSet(MappingSet set) {
    return io.plumbline.proto.catalog.v1.MappingSet.newBuilder()
        .setName(set.name())
        .setScanner(set.scanner())
        .setTrust(set.trust().name().toLowerCase(Locale.ROOT))
        .setOrigin(set.origin())
        .setContentHash(set.contentHash())
        .setRuleCount(set.ruleCount())
        .setPublishTime(EditionProtos.timestamp(set.publishTime()))
        .setBuiltIn(set.builtIn())
        .build();
  }

  static io.plumbline.proto.catalog.v1.Rule rule(ReachingRule reaching) {
    Rule rule = reaching.rule();
    return io.plumbline.proto.catalog.v1.Rule.newBuilder()
        .setName("mappingSets/" + rule.mappingSet() + "/rules/" + rule.rule())
        .setRule(rule.rule())
        .addAllConcepts(rule.concepts())
        .addAllPractices(reaching.practices())
        .build();
  }

  /** The event that tells the other services of a set. */
  public static MappingSetPublished published(MappingSet set, List<Rule> rules) {
    return MappingSetPublished.newBuilder()
        .setMappingSet(set.name())
        .setScanner(set.scanner())
        .setContentHash(set.contentHash())
        .addAllRules(rules.stream().map(MappingProtos::mapped).toList())
        .setPublishTime(EditionProtos.timestamp(set.publishTime()))
        .build();
  }

  private static MappedRule mapped(Rule rule) {
    return MappedRule.newBuilder().setRule(rule.rule()).addAllConcepts(rule.concepts()).build();
  }
}
