package io.plumbline.gateway.copying;

import io.plumbline.gateway.frame.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where answers can be taken from, and what that would write.
 *
 * @param title the assessment that takes them
 * @param base its address
 * @param sources assessments to take from; the first is itself, from twin to twin
 * @param overwrite whether answers that are there are replaced
 * @param preview what would be written; null until a source is chosen
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record CopyPage(
    Frame frame,
    String title,
    String base,
    List<Source> sources,
    boolean overwrite,
    @Nullable Preview preview,
    String csrf,
    String error) {

  /**
   * An assessment to take from.
   *
   * @param name its resource name
   * @param label in words
   * @param chosen whether it is the one chosen
   */
  public record Source(String name, String label, boolean chosen) {}

  /**
   * What would be written.
   *
   * @param source the resource name of the source
   * @param rows the answers
   * @param kept how many practices stay as they are because they are answered
   * @param without how many the source has no answer for
   */
  public record Preview(String source, List<Row> rows, int kept, int without) {}

  /**
   * One answer that would be written.
   *
   * @param practice its id
   * @param declared in words
   * @param reason why, or the notes; may be empty
   * @param from id of the practice it comes from
   */
  public record Row(String practice, String declared, String reason, String from) {}
}
