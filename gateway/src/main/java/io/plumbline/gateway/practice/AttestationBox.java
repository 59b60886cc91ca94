package io.plumbline.gateway.practice;

import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * What people attested, and the form to attest.
 *
 * @param rows attestations, newest first
 * @param editable whether the reader may attest
 * @param error what is wrong with what was sent, empty when nothing is
 * @param statement what was sent, kept while there is an error
 * @param earliest the first day an attestation may end
 * @param latest the last day an attestation may end
 * @param suggested the day offered
 */
public record AttestationBox(
    List<Row> rows,
    boolean editable,
    String error,
    String statement,
    String earliest,
    String latest,
    String suggested) {

  /**
   * One attestation.
   *
   * @param outcome in words, {@code Met}
   * @param method in words, {@code Interview}
   * @param statement what was stated
   * @param by who attested
   * @param when when they did
   * @param until when it ends
   * @param fresh whether it still counts
   */
  public record Row(
      String outcome,
      String method,
      String statement,
      String by,
      Moment when,
      Moment until,
      boolean fresh) {}
}
