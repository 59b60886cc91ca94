package io.plumbline.evidence.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  private static final Instant STORED_AT = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // seconds after, observation, content, gone -> outcome; stored: FAIL, content 5
    "10,FAIL,5,false,REFRESHED",
    "10,FAIL,5,true,CHANGED",
    "10,PASS,4,false,CHANGED",
    "0,FAIL,5,false,UNCHANGED",
    "0,FAIL,5,true,UNCHANGED",
    "0,FAIL,6,false,CHANGED",
    "0,FAIL,4,false,UNCHANGED",
    "0,PASS,9,false,UNCHANGED",
    "-1,FAIL,5,false,OUTDATED",
    "-1,PASS,9,false,OUTDATED"
  })
  void shouldDecideAgainstWhatIsStored(
      int seconds, Observation observation, byte content, boolean gone, Outcome outcome) {
    Claim stored = new Claim(STORED_AT, Observation.FAIL, new byte[] {5});
    Claim claim = new Claim(STORED_AT.plusSeconds(seconds), observation, new byte[] {content});

    assertThat(Outcome.of(claim, stored, gone)).isEqualTo(outcome);
  }

  @Test
  void shouldTakeWhatIsNotStoredAsNew() {
    Claim claim = new Claim(STORED_AT, Observation.UNKNOWN, new byte[] {1});

    assertThat(Outcome.of(claim, null, false)).isEqualTo(Outcome.NEW);
  }

  @Test
  void shouldOrderByTimeThenGravityThenContent() {
    Claim older = new Claim(STORED_AT, Observation.FAIL, new byte[] {9});
    Claim pass = new Claim(STORED_AT.plusSeconds(1), Observation.PASS, new byte[] {9});
    Claim warn = new Claim(STORED_AT.plusSeconds(1), Observation.WARN, new byte[] {1});
    Claim signed = new Claim(STORED_AT.plusSeconds(1), Observation.WARN, new byte[] {(byte) 0x80});

    assertThat(java.util.stream.Stream.of(signed, warn, older, pass).sorted())
        .containsExactly(older, pass, warn, signed);
  }
}
