package io.plumbline.assessment.workload;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload.Visibility;

/** Workloads between the contract and the database. */
public final class WorkloadProtos {

  private WorkloadProtos() {}

  /** A workload as its events tell it. */
  public static WorkloadChanged changed(Workload workload) {
    return WorkloadChanged.newBuilder()
        .setWorkload(proto(workload))
        .setVersion(workload.version())
        .build();
  }

  static io.plumbline.proto.assessment.v1.Workload proto(Workload workload) {
    io.plumbline.proto.assessment.v1.Workload.Builder proto = proto(workload.spec());
    workload.archivedAt().map(Times::timestamp).ifPresent(proto::setArchiveTime);
    return proto
        .setName(workload.name())
        .setDiagramMediaType(workload.diagramMediaType())
        .setCreateTime(Times.timestamp(workload.createdAt()))
        .setUpdateTime(Times.timestamp(workload.updatedAt()))
        .setEtag(Etags.of(workload.version()))
        .build();
  }

  private static io.plumbline.proto.assessment.v1.Workload.Builder proto(WorkloadSpec spec) {
    return io.plumbline.proto.assessment.v1.Workload.newBuilder()
        .setDisplayName(spec.displayName())
        .setDescription(spec.description())
        .setOwner(spec.owner())
        .setUnit(spec.unit())
        .setEnvironment(environment(spec.environment()))
        .setCriticality(criticality(spec.criticality()))
        .addAllAccounts(spec.accounts())
        .addAllRegions(spec.regions())
        .addAllScopeRules(spec.scopeRules().stream().map(WorkloadProtos::proto).toList())
        .putAllTags(spec.tags())
        .setVisibility(
            spec.restricted() ? Visibility.VISIBILITY_RESTRICTED : Visibility.VISIBILITY_OPEN)
        .addAllGroups(spec.groups())
        .addAllUsers(spec.users())
        .addAllLinks(spec.links().stream().map(WorkloadProtos::proto).toList());
  }

  /** What people say of a workload in a request. */
  static WorkloadSpec spec(io.plumbline.proto.assessment.v1.Workload workload) {
    return new WorkloadSpec(
        workload.getDisplayName(),
        workload.getDescription(),
        workload.getOwner(),
        workload.getUnit(),
        environment(workload.getEnvironment()),
        criticality(workload.getCriticality()),
        workload.getAccountsList(),
        workload.getRegionsList(),
        workload.getScopeRulesList().stream().map(WorkloadProtos::rule).toList(),
        workload.getTagsMap(),
        workload.getVisibility() == Visibility.VISIBILITY_RESTRICTED,
        workload.getGroupsList(),
        workload.getUsersList(),
        workload.getLinksList().stream().map(l -> new Link(l.getTitle(), l.getUri())).toList());
  }

  private static io.plumbline.proto.assessment.v1.Workload.Link proto(Link link) {
    return io.plumbline.proto.assessment.v1.Workload.Link.newBuilder()
        .setTitle(link.title())
        .setUri(link.uri())
        .build();
  }

  private static io.plumbline.proto.type.v1.ScopeRule proto(ScopeRule rule) {
    return io.plumbline.proto.type.v1.ScopeRule.newBuilder()
        .addAllAccounts(rule.accounts())
        .addAllRegions(rule.regions())
        .addAllArnPatterns(rule.arnPatterns())
        .addAllResourceTags(rule.resourceTags())
        .build();
  }

  private static ScopeRule rule(io.plumbline.proto.type.v1.ScopeRule rule) {
    return new ScopeRule(
        rule.getAccountsList(),
        rule.getRegionsList(),
        rule.getArnPatternsList(),
        rule.getResourceTagsList());
  }

  private static Environment environment(
      io.plumbline.proto.assessment.v1.Workload.Environment environment) {
    return switch (environment) {
      case ENVIRONMENT_PRODUCTION -> Environment.PRODUCTION;
      case ENVIRONMENT_PREPRODUCTION -> Environment.PREPRODUCTION;
      case ENVIRONMENT_UNSPECIFIED, UNRECOGNIZED -> Environment.UNSPECIFIED;
    };
  }

  private static io.plumbline.proto.assessment.v1.Workload.Environment environment(
      Environment environment) {
    return io.plumbline.proto.assessment.v1.Workload.Environment.valueOf(
        "ENVIRONMENT_" + environment.name());
  }

  private static Criticality criticality(
      io.plumbline.proto.assessment.v1.Workload.Criticality criticality) {
    return switch (criticality) {
      case CRITICALITY_LOW -> Criticality.LOW;
      case CRITICALITY_MEDIUM -> Criticality.MEDIUM;
      case CRITICALITY_HIGH -> Criticality.HIGH;
      case CRITICALITY_UNSPECIFIED, UNRECOGNIZED -> Criticality.UNSPECIFIED;
    };
  }

  private static io.plumbline.proto.assessment.v1.Workload.Criticality criticality(
      Criticality criticality) {
    return io.plumbline.proto.assessment.v1.Workload.Criticality.valueOf(
        "CRITICALITY_" + criticality.name());
  }
}
