package io.plumbline.gateway.contradiction;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Contradiction;
import io.plumbline.proto.assessment.v1.Contradiction.Resolution;
import io.plumbline.proto.assessment.v1.ListContradictionsResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the page of the queue. */
final class ContradictionView {
  static final String PATH = "/contradictions";
  static final String ACCEPTED = "ACCEPTED";

  private static final Map<String, String> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put("", "All");
    CHOICES.put("OVERSTATED", "More declared than proven");
    CHOICES.put("UNDERSTATED", "More proven than declared");
    CHOICES.put(ACCEPTED, "Accepted");
  }

  private final Session session;
  private final Frames frames;

  ContradictionView(Session session, Frames frames) {
    this.session = session;
    this.frames = frames;
  }

  ContradictionPage page(Address address, ListContradictionsResponse found) {
    return new ContradictionPage(
        frames.of(
            "Contradictions of " + session.reader().tenant(),
            "work",
            List.of(new Crumb("Work", "/work"), new Crumb("Contradictions", ""))),
        Figures.count(found.getTotalSize(), "practice", "practices"),
        CHOICES.entrySet().stream()
            .map(c -> Choice.of(address, "kind", c.getKey(), c.getValue()))
            .toList(),
        address.value("workload"),
        address.with("workload", "").with("page", "").href(),
        found.getContradictionsList().stream().map(this::row).toList(),
        address.page(found.getNextPageToken()));
  }

  private ContradictionRow row(Contradiction contradiction) {
    PracticeState state = contradiction.getState();
    String[] name = state.getAnswerName().split("/");
    String panel =
        Address.of("/workloads/" + name[1] + "/assessments/" + name[3])
            .with("practice", name[5])
            .href();
    String risk = Terms.risk(state.getRisk());
    return new ContradictionRow(
        panel,
        state.getPracticeId(),
        state.getTitle(),
        contradiction.getWorkloadDisplayName(),
        Address.of(PATH).with("workload", name[1]).href(),
        contradiction.getKind() == Contradiction.Kind.KIND_UNDERSTATED
            ? new Marked("Understated", "warn")
            : new Marked("Overstated", "fail"),
        why(state),
        risk,
        risk.equals("HIGH"),
        session.moment(Instants.of(state.getVerdictTime())),
        exception(contradiction, name[1], panel));
  }

  private static String why(PracticeState state) {
    String by =
        state.getAnswer().getAuthor().isEmpty() ? "" : " by " + state.getAnswer().getAuthor();
    return "declared "
        + Terms.declared(state.getAnswer().getStatus())
        + by
        + ", "
        + Terms.evidence(state.getCounts());
  }

  private String exception(Contradiction contradiction, String workload, String back) {
    return contradiction.getResolutionsList().contains(Resolution.RESOLUTION_REQUEST_EXCEPTION)
            && session.may("exceptions.request")
        ? Address.of("/exceptions/new")
            .with("workload", workload)
            .with("practice", contradiction.getState().getPractice())
            .with("back", back)
            .href()
        : "";
  }
}
