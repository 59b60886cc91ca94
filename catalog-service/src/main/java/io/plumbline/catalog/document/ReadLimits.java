package io.plumbline.catalog.document;

/**
 * How large a document may be. A document over a limit is refused early, before the rest of it is
 * looked at.
 *
 * @param maxBytes of the whole document
 * @param maxLineBytes of one line, without its line end
 * @param maxPractices in one edition
 * @param maxProblems that one reading reports
 */
public record ReadLimits(int maxBytes, int maxLineBytes, int maxPractices, int maxProblems) {

  /** 1 MiB, 8 KiB a line, 2,000 practices, 1,000 problems: the seed is 22 KiB and has 60. */
  public static final ReadLimits DEFAULT = new ReadLimits(1 << 20, 8 << 10, 2_000, 1_000);

  public ReadLimits {
    if (maxBytes < 1 || maxLineBytes < 1 || maxPractices < 1 || maxProblems < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }
}
