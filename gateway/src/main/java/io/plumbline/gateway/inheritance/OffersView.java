package io.plumbline.gateway.inheritance;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.ListHeirsResponse;
import io.plumbline.proto.assessment.v1.ListOffersResponse;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.Workload.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of an assessment's offers. */
final class OffersView {
  private final Session session;
  private final Frames frames;

  OffersView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  /** What a failed try leaves in the form, and why. */
  record Tried(OfferInput input, String error) {
    static final Tried NOTHING = new Tried(OfferInput.NONE, "");
  }

  OffersPage page(
      AssessmentPath path,
      Address address,
      Assessment assessment,
      ListOffersResponse offers,
      @Nullable ListHeirsResponse heirs,
      Tried tried) {
    return new OffersPage(
        frames.of(
            "Inheritance from " + assessment.getDisplayName() + ", " + path.workload(),
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(path.workload(), path.base()),
                new Crumb("Inheritance", ""))),
        assessment.getDisplayName(),
        path.base(),
        offers.getOffersList().stream().map(offer -> row(address, offer)).toList(),
        address.page(offers.getNextPageToken()),
        heirs == null ? null : heirs(address, heirs),
        session.may("inheritance.offer"),
        tried.input(),
        frames.csrf(),
        tried.error());
  }

  private OffersPage.Row row(Address address, Offer offer) {
    boolean open = offer.getState() == Offer.State.STATE_OFFERED;
    String id = offer.getName().substring(offer.getName().lastIndexOf('/') + 1);
    return new OffersPage.Row(
        id,
        open ? new Marked("Offered", "pass") : new Marked("Withdrawn", "none"),
        offer.getPracticesCount() == 0
            ? "Everything that is answered"
            : String.join(", ", offer.getPracticesList()).toUpperCase(Locale.ROOT),
        whom(offer.getScope()),
        offer.getNote(),
        offer.getOfferer(),
        session.moment(Instants.of(offer.getOfferTime())),
        open,
        open ? "" : "by " + offer.getWithdrawer() + ": " + offer.getWithdrawReason(),
        Address.of(address.path()).with("offer", id).href());
  }

  /** {@code Production workloads of retail with tier=1}. */
  private static String whom(OfferScope scope) {
    List<String> words = new ArrayList<>();
    words.add(
        scope.getEnvironment() == Environment.ENVIRONMENT_UNSPECIFIED
            ? "every other workload"
            : "every other workload in "
                + Terms.environment(scope.getEnvironment()).toLowerCase(Locale.ROOT));
    if (!scope.getUnit().isEmpty()) {
      words.add("of " + scope.getUnit());
    }
    if (scope.getTagsCount() > 0) {
      words.add(
          "with "
              + String.join(
                  ", ",
                  scope.getTagsMap().entrySet().stream()
                      .map(tag -> tag.getKey() + "=" + tag.getValue())
                      .sorted()
                      .toList()));
    }
    named(scope).ifPresent(words::add);
    return String.join(" ", words);
  }

  /** {@code named shop, till and 2 more}; those that are not told are counted. */
  private static Optional<String> named(OfferScope scope) {
    int hidden = scope.getHiddenWorkloadCount();
    String told = String.join(", ", scope.getWorkloadsList()).replace("workloads/", "");
    if (hidden == 0) {
      return told.isEmpty() ? Optional.empty() : Optional.of("named " + told);
    }
    return Optional.of("named " + (told.isEmpty() ? "" : told + " and ") + hidden + " more");
  }

  private OffersPage.Heirs heirs(Address address, ListHeirsResponse heirs) {
    String next =
        heirs.getNextPageToken().isEmpty()
            ? ""
            : address.with("heirs", heirs.getNextPageToken()).href();
    return new OffersPage.Heirs(heirs.getHeirsList().stream().map(this::heir).toList(), next);
  }

  private OffersPage.Heir heir(Heir heir) {
    String[] parts = heir.getAnswer().split("/");
    return new OffersPage.Heir(
        heir.getWorkloadDisplayName(),
        parts[5].toUpperCase(Locale.ROOT),
        new AssessmentPath(parts[1], parts[3]).base() + "?practice=" + parts[5],
        heir.getOverridden()
            ? new Marked("Answered there", "warn")
            : new Marked("Takes revision " + heir.getInheritedRevision(), "pass"),
        heir.getOverrideReason(),
        session.moment(Instants.of(heir.getInheritTime())));
  }
}
