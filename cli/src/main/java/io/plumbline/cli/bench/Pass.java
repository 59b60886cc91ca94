package io.plumbline.cli.bench;

import java.util.Locale;

/**
 * Rates of one pass, in findings or rows per second.
 *
 * @param first of findings nobody has seen
 * @param copied of COPY with the rows of that
 * @param again of the same file once more
 * @param changed of the same findings with other outcomes
 * @param copiedChanged of COPY with the rows of that
 * @param unsecured of findings nobody has seen, without row-level security
 * @param unproven of findings nobody has seen, without ledger
 */
record Pass(
    double first,
    double copied,
    double again,
    double changed,
    double copiedChanged,
    double unsecured,
    double unproven) {

  /** The two copies stand before and after what they are compared with. */
  double copy() {
    return (copied + copiedChanged) / 2;
  }

  double ratio() {
    return first / copy();
  }

  double resendRatio() {
    return again / first;
  }

  double changedRatio() {
    return changed / first;
  }

  double rowSecurityRatio() {
    return first / unsecured;
  }

  double ledgerRatio() {
    return first / unproven;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "first %.0f/s, copy %.0f/s and %.0f/s, again %.0f/s, changed %.0f/s, unsecured %.0f/s, unproven %.0f/s",
        first,
        copied,
        copiedChanged,
        again,
        changed,
        unsecured,
        unproven);
  }
}
