package io.plumbline.evidence.masking;

import org.jspecify.annotations.Nullable;

/**
 * What a credential looks like from a literal on. Reads no further than the credential goes, or a
 * bounded way beyond the literal, so that hostile text costs no more than other text of its length.
 */
@FunctionalInterface
interface Shape {

  /** Where a credential lies. */
  record Span(int from, int to) {}

  /**
   * The credential that begins with, or stands behind, a literal.
   *
   * @param at where the literal begins
   * @param end where it ends
   */
  @Nullable Span find(byte[] text, int at, int end);
}
