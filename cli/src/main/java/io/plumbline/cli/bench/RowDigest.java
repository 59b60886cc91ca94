package io.plumbline.cli.bench;

import io.plumbline.cli.sample.ProwlerRecords.ProwlerRecord;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A sum over rows that any other, missing or additional row changes, whatever their order: once
 * from what is sent, in Java, and once from what is stored, in SQL.
 */
final class RowDigest {

  /** The same sum over rows of {@code finding}, after the number of rows. */
  static final String SQL =
      """
      count(*), coalesce(sum(('x' || left(md5(concat_ws('|', rule, account, region, resource,
        observation, lifecycle, severity, extract(epoch from observed_at)::bigint, md5(raw))), 16)
        )::bit(64)::bigint::numeric), 0)::text\
      """;

  private final MessageDigest md5;
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  RowDigest() {
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  void add(ProwlerRecord sent) {
    String row =
        String.join(
            "|",
            "prowler:" + sent.rule(),
            sent.account(),
            sent.region(),
            sent.resource(),
            sent.verdict().equals("MANUAL") ? "UNKNOWN" : sent.verdict(),
            "OPEN",
            sent.severity().toUpperCase(Locale.ROOT),
            Long.toString(sent.time().getEpochSecond()),
            hex(sent.json()));
    String first = hex(row.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    sum = sum.add(BigInteger.valueOf(Long.parseUnsignedLong(first, 16)));
    rows++;
  }

  private String hex(byte[] bytes) {
    return HexFormat.of().formatHex(md5.digest(bytes));
  }

  /** What the database must answer. */
  Stored expected() {
    return new Stored(rows, sum.toString());
  }

  /** A number of rows and the sum over them. */
  record Stored(long rows, String sum) {}
}
