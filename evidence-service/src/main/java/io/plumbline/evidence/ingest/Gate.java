package io.plumbline.evidence.ingest;

import static io.plumbline.evidence.reader.RecordException.Reason.ACCOUNT_NOT_ALLOWED;
import static io.plumbline.evidence.reader.RecordException.Reason.OBSERVED_IN_FUTURE;
import static io.plumbline.evidence.reader.RecordException.Reason.PRODUCT_NOT_ALLOWED;

import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.reader.RecordException;
import io.plumbline.evidence.source.Sender;
import java.time.Clock;
import java.time.Duration;

/** What a source may not say: of another product, another account, or the future. */
record Gate(Sender sender, Clock clock) {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  void check(Finding finding) throws RecordException {
    if (!sender.speaksForProduct(finding.product())) {
      throw new RecordException(
          PRODUCT_NOT_ALLOWED, sender.id() + " does not speak for product " + finding.product());
    }
    if (!sender.speaksForAccount(finding.account())) {
      throw new RecordException(
          ACCOUNT_NOT_ALLOWED, sender.id() + " does not speak for account " + finding.account());
    }
    if (finding.observedAt().isAfter(clock.instant().plus(AHEAD))) {
      throw new RecordException(
          OBSERVED_IN_FUTURE, "observed at " + finding.observedAt() + ", which is not yet");
    }
  }
}
