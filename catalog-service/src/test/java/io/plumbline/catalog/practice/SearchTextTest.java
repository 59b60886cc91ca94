package io.plumbline.catalog.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.seed.Seed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  private static final Practice FIRST =
      EditionContent.draft("*", BuiltIn.EDITION, Seed.edition(), Seed.crosswalk(), Instant.EPOCH)
          .practices()
          .get(0);

  @Test
  void shouldTakeEachWordOnceInLowerCase() {
    assertThat(SearchText.words("  MFA  Sign-In mfa ")).containsExactly("mfa", "sign-in");
    assertThat(SearchText.words("E\u0301TE\u0301")).containsExactly("été");
    assertThat(SearchText.words(" \t ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SEC01-BP01, 0", "bp01, 0", "strong sign-in, 1", "strong password, 2", "mfa, 2"})
  void shouldRankIdBeforeTitleBeforeTheRest(String query, int rank) {
    List<String> words = SearchText.words(query);

    assertThat(SearchText.rank(FIRST, words)).isEqualTo(rank);
  }
}
