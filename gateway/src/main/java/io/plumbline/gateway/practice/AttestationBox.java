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
 * @param renewable attestations whose place a new one may take
 * @param renews id of the one chosen among them, empty for none
 * @param earliest the first day an attestation may end
 * @param latest the last day an attestation may end
 * @param suggested the day offered
 */
public record AttestationBox(
    List<Row> rows,
    boolean editable,
    String error,
    String statement,
    List<Row> renewable,
    String renews,
    String earliest,
    String latest,
    String suggested) {

  /**
   * One attestation.
   *
   * @param id last segment of its resource name
   * @param outcome in words, {@code Met}
   * @param method in words, {@code Interview}
   * @param statement what was stated
   * @param by who attested
   * @param when when they did
   * @param until when it ends
   * @param fresh whether it still counts as fresh
   * @param settled why it does not count any more, empty when it does
   * @param withdrawable whether the reader may withdraw it
   * @param files what it comes with
   */
  public record Row(
      String id,
      String outcome,
      String method,
      String statement,
      String by,
      Moment when,
      Moment until,
      boolean fresh,
      String settled,
      boolean withdrawable,
      List<Attached> files) {}

  /**
   * A file of an attestation.
   *
   * @param href where to get it
   * @param size in words, {@code 1.2 MB}
   * @param kind in words, {@code PDF}
   * @param sha256 in hexadecimal
   */
  public record Attached(String href, String name, String size, String kind, String sha256) {

    /** Enough of the digest to tell files apart. */
    public String digest() {
      return sha256.substring(0, Math.min(12, sha256.length()));
    }
  }
}
