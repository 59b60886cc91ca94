package io.plumbline.evidence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "arn:aws:s3:::shop, arn:aws:s3:::shop, true",
        "arn:aws:s3:::shop, arn:aws:s3:::shop2, false",
        "arn:aws:s3:::shop, Arn:aws:s3:::shop, false",
        "arn:aws:s3:::shop*, arn:aws:s3:::shop-logs, true",
        "arn:aws:s3:::shop*, arn:aws:s3:::sho, false",
        "*:shop, arn:shop, true",
        "*shop, shop, true",
        "*shop, shops, false",
        "a*b*c, abc, true",
        "a*b*c, a-b-b-c, true",
        "a*b*c, acb, false",
        "ab*ba, aba, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "a?c, abbc, false",
        "*a?, xxab, true",
        "*?b*, b, false",
        "*?b*, xb, true",
        "a?c, a😀c, true",
        "*??, 😀, false",
        "a.c, abc, false",
        "a**b, ab, true",
        "a[b]*, a[b]c, true",
      })
  void shouldMatchTheWholeText(String pattern, String text, boolean expected) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
  }

  /** Held against a regular expression, an implementation that is slow and known to be right. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldMatchWhatARegularExpressionMatches(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?", 7);
      String text = text(random, "ab", 8);
      Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));

      assertThat(new Glob(pattern).matches(text))
          .as("seed %d: %s on %s", seed, pattern, text)
          .isEqualTo(regex.matcher(text).matches());
    }
  }

  private static String text(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  @Timeout(10)
  void shouldNotBeSlowedDownByAPatternMadeForThat() {
    Glob bomb = new Glob("*a".repeat(16) + "?b");
    String text = "a".repeat(100_000);

    long begin = System.nanoTime();
    assertThat(bomb.matches(text)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldSayTheSameInSql() {
    assertThat(new Glob("a_b%c\\d*e?").like()).isEqualTo("a\\_b\\%c\\\\d%e_");
  }
}
