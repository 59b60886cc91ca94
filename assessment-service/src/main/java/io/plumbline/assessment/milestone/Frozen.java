package io.plumbline.assessment.milestone;

import com.google.protobuf.ByteString;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A milestone with what it froze, before it is stored. A pure function of what the assessment rests
 * on, the label, the milestone before it and the time.
 *
 * @param milestone what is told of it
 * @param content the exact bytes that are hashed
 */
public record Frozen(Milestone milestone, FrozenContent content) {

  /** Name and version of the form. */
  public static final String FORM = "plumbline.milestone.v1";

  /**
   * Who freezes it, and under which name.
   *
   * @param id last segment of its resource name
   * @param displayName name for people; the id when blank
   * @param note why
   * @param creator name of who freezes it
   * @param creatorId stable id of who freezes it
   */
  public record Label(
      String id, String displayName, String note, String creator, String creatorId) {}

  /**
   * Freezes what an assessment rests on.
   *
   * @param present what it rests on now, without label and place
   * @param previous the milestone before it, null for the first
   * @param now when; one before the milestone before it is taken for the same time
   */
  public static Frozen of(
      AssessmentKey assessment,
      MilestoneSnapshot present,
      Label label,
      @Nullable Milestone previous,
      Instant now) {
    MilestoneKey key = MilestoneKey.of(assessment, label.id());
    MilestoneSnapshot.Builder snapshot =
        present.toBuilder()
            .setForm(FORM)
            .setTenant(key.tenant())
            .setMilestone(key.name())
            .setSequence(previous == null ? 1 : previous.sequence() + 1)
            .setDisplayName(label.displayName().isBlank() ? label.id() : label.displayName())
            .setNote(label.note())
            .setCreator(label.creator())
            .setCreatorId(label.creatorId())
            .setCreateTime(Times.timestamp(time(previous, now)));
    if (previous != null) {
      snapshot.setPreviousHash(ByteString.copyFrom(previous.contentHash()));
    }
    MilestoneSnapshot built = snapshot.build();
    byte[] content = built.toByteArray();
    return new Frozen(
        new Milestone(built, ContentHash.ofBytes(content)), new FrozenContent(key, content));
  }

  private static Instant time(@Nullable Milestone previous, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return previous != null && previous.createdAt().isAfter(at) ? previous.createdAt() : at;
  }
}
