package io.plumbline.gateway.policy;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Bar;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.ListPoliciesResponse;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsResponse;
import io.plumbline.proto.assessment.v1.PolicyActivation;
import io.plumbline.proto.assessment.v1.PolicyEffect;
import io.plumbline.proto.assessment.v1.PreviewPolicyResponse;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.plumbline.proto.assessment.v1.SupposedScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the pages of policies. */
final class PolicyView {
  static final String PATH = "/policies";
  private static final String WRITE = "policies.write";

  private final Session session;
  private final Frames frames;

  PolicyView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  /** The frame of a page; the list's own has no name. */
  Frame frame(String title, String name) {
    List<Crumb> crumbs =
        name.isEmpty()
            ? List.of(new Crumb("Catalog", "/catalog"), new Crumb("Scoring policy", ""))
            : List.of(
                new Crumb("Catalog", "/catalog"),
                new Crumb("Scoring policy", PATH),
                new Crumb(name, ""));
    return frames.of(title, "catalog", crumbs);
  }

  PoliciesPage list(ListPoliciesResponse found, ListPolicyActivationsResponse history) {
    ScoringPolicy active =
        found.getPoliciesList().stream().filter(ScoringPolicy::getActive).findFirst().orElse(null);
    return new PoliciesPage(
        frame("Scoring policy of " + session.reader().tenant(), ""),
        active == null ? null : PolicyWords.content(active, active),
        found.getPoliciesList().stream().map(this::version).toList(),
        history.getActivationsList().stream().map(this::use).toList(),
        !history.getNextPageToken().isEmpty(),
        session.may(WRITE)
            ? from(active == null ? found.getPolicies(0).getName() : active.getName())
            : "",
        Address.of(PATH).page(found.getNextPageToken()));
  }

  /**
   * The page of a version.
   *
   * @param effect what it would change; null when it is active
   */
  PolicyPage page(
      ScoringPolicy policy,
      ScoringPolicy active,
      @Nullable PreviewPolicyResponse effect,
      String reason,
      String error) {
    PoliciesPage.Version version = version(policy);
    return new PolicyPage(
        frame("Scoring policy " + version.name(), version.name()),
        version,
        PolicyWords.content(policy, active),
        effect == null ? null : effect(version, effect),
        !policy.getActive() && session.may(WRITE),
        session.may(WRITE) ? from(policy.getName()) : "",
        reason,
        frames.csrf(),
        error);
  }

  private static String from(String name) {
    return PATH + "/new?from=" + id(name);
  }

  static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private PoliciesPage.Version version(ScoringPolicy policy) {
    String id = id(policy.getName());
    return new PoliciesPage.Version(
        PATH + "/" + id,
        id,
        policy.getDescription(),
        policy.getAuthor(),
        policy.hasCreateTime() ? session.moment(Instants.of(policy.getCreateTime())) : null,
        policy.getActive());
  }

  private PoliciesPage.Use use(PolicyActivation activation) {
    String id = id(activation.getPolicy());
    return new PoliciesPage.Use(
        id,
        PATH + "/" + id,
        activation.getActor(),
        activation.getReason(),
        session.moment(Instants.of(activation.getActivateTime())));
  }

  private static PolicyPage.Effect effect(
      PoliciesPage.Version version, PreviewPolicyResponse effect) {
    PolicyEffect total = effect.getPageTotal();
    Bar before = bar(total.getBefore());
    Bar after = bar(total.getAfter());
    return new PolicyPage.Effect(
        before,
        after,
        before.went(after),
        Figures.count(total.getChangedCount(), "practice", "practices"),
        total.getRisksList().stream()
            .map(
                shift ->
                    new PolicyPage.Shift(
                        Terms.risk(shift.getRisk()), shift.getBefore(), shift.getAfter()))
            .toList(),
        effect.getEffectsList().stream().map(PolicyView::line).toList(),
        Address.of(version.href()).page(effect.getNextPageToken()));
  }

  private static PolicyPage.Line line(PolicyEffect effect) {
    String[] name = effect.getAssessment().split("/");
    Bar before = bar(effect.getBefore());
    Bar after = bar(effect.getAfter());
    return new PolicyPage.Line(
        "/" + effect.getAssessment(),
        name[1],
        name[3],
        before,
        after,
        before.went(after),
        effect.getChangedCount());
  }

  private static Bar bar(SupposedScore score) {
    return new Bar(
        score.hasProven() ? score.getProven() : null,
        score.hasDeclared() ? score.getDeclared() : null);
  }
}
