package io.plumbline.gateway.settings;

import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.Workload.Criticality;
import io.plumbline.proto.assessment.v1.Workload.Environment;
import io.plumbline.proto.assessment.v1.Workload.Visibility;
import io.plumbline.proto.type.v1.ScopeRule;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A workload as the form sends it. */
public class SettingsInput {
  @RestForm @Nullable String etag;
  @RestForm @Nullable String displayName;
  @RestForm @Nullable String description;
  @RestForm @Nullable String owner;
  @RestForm @Nullable String unit;
  @RestForm @Nullable String environment;
  @RestForm @Nullable String criticality;
  @RestForm @Nullable String accounts;
  @RestForm @Nullable String regions;
  @RestForm @Nullable String tags;
  @RestForm @Nullable String links;
  @RestForm @Nullable String visibility;
  @RestForm @Nullable String groups;
  @RestForm @Nullable String users;
  @RestForm @Nullable List<String> ruleAccounts;
  @RestForm @Nullable List<String> ruleRegions;
  @RestForm @Nullable List<String> ruleArns;
  @RestForm @Nullable List<String> ruleTags;

  /** The workload that is meant; a line that can not be read is left to the service to refuse. */
  Workload workload(String name) {
    Workload.Builder workload =
        Workload.newBuilder()
            .setName(name)
            .setEtag(text(etag))
            .setDisplayName(text(displayName))
            .setDescription(text(description))
            .setOwner(text(owner))
            .setUnit(text(unit))
            .setEnvironment(word(Environment.class, "ENVIRONMENT_", environment))
            .setCriticality(word(Criticality.class, "CRITICALITY_", criticality))
            .addAllAccounts(Lines.of(accounts))
            .addAllRegions(Lines.of(regions))
            .addAllScopeRules(rules())
            .setVisibility(word(Visibility.class, "VISIBILITY_", visibility))
            .addAllGroups(Lines.of(groups))
            .addAllUsers(Lines.of(users));
    Lines.of(links).forEach(line -> workload.addLinks(link(line)));
    Lines.of(tags).forEach(line -> workload.putTags(before(line, '='), after(line, '=')));
    return workload.build();
  }

  /** The rules in which something was filled in. */
  List<ScopeRule> rules() {
    List<ScopeRule> rules = new ArrayList<>();
    int count = ruleAccounts == null ? 0 : ruleAccounts.size();
    for (int i = 0; i < count; i++) {
      ScopeRule rule =
          new RuleInput(
                  i + 1, at(ruleAccounts, i), at(ruleRegions, i), at(ruleArns, i), at(ruleTags, i))
              .rule();
      if (!rule.equals(ScopeRule.getDefaultInstance())) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static Workload.Link link(String line) {
    int at = line.lastIndexOf(' ');
    return at < 0
        ? Workload.Link.newBuilder().setTitle(line).setUri(line).build()
        : Workload.Link.newBuilder()
            .setTitle(line.substring(0, at).strip())
            .setUri(line.substring(at + 1))
            .build();
  }

  private static String before(String line, char mark) {
    int at = line.indexOf(mark);
    return at < 0 ? line : line.substring(0, at).strip();
  }

  private static String after(String line, char mark) {
    int at = line.indexOf(mark);
    return at < 0 ? "" : line.substring(at + 1).strip();
  }

  private static String at(@Nullable List<String> values, int index) {
    return values == null || index >= values.size() ? "" : text(values.get(index));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String prefix, @Nullable String word) {
    try {
      return Enum.valueOf(type, prefix + text(word));
    } catch (IllegalArgumentException e) {
      return Enum.valueOf(type, prefix + "UNSPECIFIED");
    }
  }
}
