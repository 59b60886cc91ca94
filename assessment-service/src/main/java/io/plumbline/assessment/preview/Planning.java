package io.plumbline.assessment.preview;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.crosswalk.Crosswalk;
import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.edition.Editions;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans upgrades in the caller's transaction; stores nothing. */
@ApplicationScoped
public class Planning {

  private final Editions editions;

  @Inject
  public Planning(Editions editions) {
    this.editions = editions;
  }

  /**
   * The plan of one assessment.
   *
   * @throws DomainException INVALID_ARGUMENT for a choice that can not be made
   */
  public Uni<Planned> one(
      Mutiny.Session session, Assessment assessment, String edition, Choices choices) {
    String tenant = assessment.key().tenant();
    return ground(session, tenant, assessment.edition(), edition)
        .chain(
            ground ->
                plans(session, tenant, assessment.edition(), List.of(assessment), ground, choices))
        .map(planned -> planned.get(0));
  }

  /**
   * The plans of assessments that rest on one edition, in their order.
   *
   * @param from the edition they rest on
   * @param to the new edition
   */
  Uni<List<Planned>> all(
      Mutiny.Session session, String tenant, String from, List<Assessment> assessments, String to) {
    return ground(session, tenant, from, to)
        .chain(
            ground ->
                assessments.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : plans(session, tenant, from, assessments, ground, Choices.NONE));
  }

  private Uni<Planned.Ground> ground(
      Mutiny.Session session, String tenant, String from, String to) {
    checkEditions(from, to);
    return editions
        .open(session, tenant, to)
        .map(found -> found.orElseThrow(() -> notPublished(to)))
        .chain(edition -> ground(session, tenant, edition));
  }

  private static Uni<Planned.Ground> ground(
      Mutiny.Session session, String tenant, Edition edition) {
    return Crosswalk.load(session, framework(edition.key().name()))
        .chain(
            crosswalk ->
                TestableConcepts.load(session)
                    .chain(
                        testable ->
                            PolicyBook.load(session, tenant)
                                .map(
                                    policies ->
                                        new Planned.Ground(
                                            edition, crosswalk, testable, policies))));
  }

  private static Uni<List<Planned>> plans(
      Mutiny.Session session,
      String tenant,
      String from,
      List<Assessment> assessments,
      Planned.Ground ground,
      Choices choices) {
    Set<String> workloads =
        assessments.stream().map(a -> a.key().workload()).collect(Collectors.toSet());
    return PlanRows.sources(session, tenant, workloads, from)
        .chain(
            sources ->
                PlanRows.targets(session, tenant, workloads, ground.edition().key())
                    .map(
                        targets ->
                            assessments.stream()
                                .map(
                                    a ->
                                        Planned.of(
                                            a,
                                            sources.getOrDefault(a.key(), List.of()),
                                            targets.getOrDefault(a.key().workload(), List.of()),
                                            ground,
                                            choices))
                                .toList()));
  }

  private static void checkEditions(String from, String to) {
    if (from.equals(to) || !framework(from).equals(framework(to))) {
      throw DomainException.precondition(
          ErrorReason.ERROR_REASON_UPGRADE_EDITION,
          "'" + to + "' is no other edition of the framework of '" + from + "'",
          Map.of("edition", to));
    }
  }

  private static String framework(String edition) {
    return edition.substring(0, edition.indexOf("/editions/"));
  }

  private static DomainException notPublished(String edition) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_EDITION_NOT_PUBLISHED,
        "edition '" + edition + "' is not known to be published",
        Map.of("edition", edition));
  }
}
