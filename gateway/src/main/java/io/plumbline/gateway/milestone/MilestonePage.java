package io.plumbline.gateway.milestone;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.wall.Brick;
import io.plumbline.wall.Wall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One milestone.
 *
 * @param row what the list says of it
 * @param base path of its assessment
 * @param wall the picture, as it was
 * @param practices every practice as it was
 * @param sequence its place in the chain
 * @param policy version of the scoring policy
 * @param edition resource name of the edition
 * @param mappingSets names of the mapping sets that were active
 * @param hash content hash, in hex
 * @param previous content hash of the one before, in hex; empty for the first
 * @param check what hashing it anew says; null when it was not asked for
 * @param checkHref where it is hashed anew
 */
public record MilestonePage(
    Frame frame,
    MilestoneRow row,
    String base,
    Wall wall,
    List<Practice> practices,
    long sequence,
    String policy,
    String edition,
    List<String> mappingSets,
    String hash,
    String previous,
    @Nullable Check check,
    String checkHref) {

  /**
   * One practice as it was.
   *
   * @param anchor id of its row
   * @param brick what its mark says
   * @param words the reason that was given with the answer; may be empty
   */
  public record Practice(String anchor, Brick brick, String words) {}

  /**
   * What hashing it anew says.
   *
   * @param intact whether nothing is wrong
   * @param said in words
   * @param faults each fault in words
   */
  public record Check(boolean intact, String said, List<String> faults) {}
}
