package io.plumbline.gateway.milestone;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneFault;
import io.plumbline.proto.assessment.v1.MilestoneMappingSet;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import io.plumbline.wall.Wall;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the pages of milestones. */
final class MilestoneView {
  private static final String ANCHOR = "p-";

  private final Session session;
  private final Frames frames;
  private final AssessmentPath path;

  MilestoneView(Session session, Frames frames, AssessmentPath path) {
    this.session = session;
    this.frames = frames;
    this.path = path;
  }

  Frame frame(String title, String workload, String page) {
    Crumb list = new Crumb("Milestones", page.isEmpty() ? "" : path.base() + "/milestones");
    Crumb assessment = new Crumb(workload, path.base());
    List<Crumb> crumbs =
        page.isEmpty()
            ? List.of(new Crumb("Portfolio", "/"), assessment, list)
            : List.of(assessment, list, new Crumb(page, ""));
    return frames.of(title, "portfolio", crumbs);
  }

  MilestoneRow row(Milestone milestone) {
    String href = "/" + milestone.getName();
    return new MilestoneRow(
        milestone.getName(),
        href,
        milestone.getDisplayName(),
        milestone.getNote(),
        milestone.getCreator(),
        session.moment(Instants.of(milestone.getCreateTime())),
        Scores.all(milestone.getScore()),
        Scores.distinct(milestone.getScore()),
        milestone.getAnsweredCount()
            + " of "
            + Figures.count(milestone.getPracticeCount(), "practice", "practices")
            + " answered",
        milestone.getContradictedCount(),
        path.base() + "/compare?base=" + milestone.getName());
  }

  MilestonePage page(
      Milestone milestone, String workload, @Nullable VerifyMilestoneResponse verified) {
    MilestoneRow row = row(milestone);
    return new MilestonePage(
        frame(row.title() + " of " + workload, workload, row.title()),
        row,
        path.base(),
        Wall.of(practices(milestone).stream().map(MilestonePage.Practice::brick).toList()),
        practices(milestone),
        milestone.getSequence(),
        milestone.getScoringPolicy(),
        milestone.getEdition(),
        mappingSets(milestone),
        HexFormat.of().formatHex(milestone.getContentHash().toByteArray()),
        HexFormat.of().formatHex(milestone.getPreviousHash().toByteArray()),
        verified == null ? null : check(verified),
        row.href() + "?check=now#proof");
  }

  private List<MilestonePage.Practice> practices(Milestone milestone) {
    return milestone.getPracticeStatesList().stream().map(this::practice).toList();
  }

  private MilestonePage.Practice practice(PracticeState state) {
    String anchor = ANCHOR + Bricks.key(state);
    return new MilestonePage.Practice(
        anchor, Bricks.of(state, "#" + anchor, session), state.getAnswer().getReason());
  }

  private static List<String> mappingSets(Milestone milestone) {
    try {
      return MilestoneSnapshot.parseFrom(milestone.getSnapshot()).getMappingSetsList().stream()
          .map(MilestoneMappingSet::getMappingSet)
          .toList();
    } catch (InvalidProtocolBufferException e) {
      return List.of();
    }
  }

  private static MilestonePage.Check check(VerifyMilestoneResponse verified) {
    String hashed =
        Figures.count(verified.getVerifiedCount(), "milestone was", "milestones were")
            + " hashed anew";
    return new MilestonePage.Check(
        verified.getIntact(),
        verified.getIntact()
            ? hashed + ": every hash fits, and each holds that of the one before"
            : hashed + ", and something does not fit",
        verified.getFaultsList().stream().map(MilestoneView::fault).toList());
  }

  private static String fault(MilestoneFault fault) {
    String id = fault.getMilestone().replaceFirst(".*/", "");
    return id
        + switch (fault.getKind()) {
          case KIND_CONTENT -> ": what it froze is gone, or does not have its hash";
          case KIND_LABEL -> ": what is shown of it is not what it froze";
          case KIND_PREVIOUS -> ": it does not hold the hash of the one before";
          case KIND_SEQUENCE -> ": one before it is missing, or was put in later";
          default -> ": something does not fit";
        };
  }
}
