package io.plumbline.evidence.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

  private static final String KEY_ID = "AKIA" + "IOSFODNN7EXAMPL1";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private final Masker masker = Masker.builtIn();

  /** Put together here so that no scanner of repositories takes this file for a leak. */
  static Stream<List<String>> credentials() {
    String word = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy";
    return Stream.of(
        List.of("aws-access-key-id", KEY_ID, "key %s was used"),
        List.of("aws-access-key-id", "ASIA" + "Y34FZKBOKMUTVV7A", "\"AccessKeyId\": \"%s\""),
        List.of("aws-secret-access-key", SECRET, "aws_secret_access_key = %s"),
        List.of("aws-secret-access-key", SECRET, "{\"SecretAccessKey\": \"%s\"}"),
        List.of("aws-secret-access-key", SECRET, "env {\\\"secret_key\\\":\\\"%s\\\"}"),
        List.of("aws-session-token", "IQoJb3JpZ2lu" + word + word + "==", "token=%s"),
        List.of("private-key", pem("RSA PRIVATE KEY", "\n"), "%s"),
        List.of("private-key", pem("PRIVATE KEY", "\\n"), "{\"key\": \"%s\"}"),
        List.of("private-key", pem("OPENSSH PRIVATE KEY", "\n").substring(0, 90), "'%s'"),
        List.of("github-token", "ghp_" + word.substring(0, 36), "uses %s."),
        List.of("github-fine-grained-token", "github_pat_" + word.substring(0, 30), "(%s)"),
        List.of("gitlab-token", "glpat-" + word.substring(0, 20), "PRIVATE-TOKEN %s"),
        List.of("slack-token", "xoxb-" + "123456789012-" + word.substring(0, 20), "%s"),
        List.of(
            "slack-webhook",
            "T00000000/B00000000/" + word.substring(0, 24),
            "https://hooks.slack.com/services/%s"),
        List.of("google-api-key", "AIza" + word.substring(0, 35), "%s"),
        List.of("stripe-key", "sk_live_" + word.substring(0, 24), "%s"),
        List.of("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "jwt %s end"),
        List.of("url-password", "hunter2", "postgresql://app:%s@db.internal:5432/app"),
        List.of("url-password", "hunter2", "https:\\/\\/app:%s@db.internal\\/app"),
        List.of("authorization", "dXNlcjpwYXNz", "Authorization: Basic %s"),
        List.of("authorization", "abcdefgh12345678", "\"Authorization\":\"Bearer %s\""),
        List.of("password", "hunter2", "DB_PASSWORD=%s is in the environment"),
        List.of("password", "hunter2", "password = \"%s\""),
        List.of("password", "hunter2", "{\"password\": \"%s\"}"),
        List.of("password", "hunter2", "{'db_passwd': '%s'}"),
        List.of("password", "hunter2", "{\\\"apiKey\\\":\\\"%s\\\"}"),
        List.of("password", "hunter2", "client_secret\\u003d%s&x=1"),
        List.of("password", "pässwörter", "pwd=%s;"));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void shouldReplaceTheCredentialAndNothingElse(List<String> one) {
    String text = "Möglich: " + one.get(2).formatted(one.get(1)) + " – ok";

    String masked = masker.mask(text);

    assertThat(masked).doesNotContain(one.get(1)).contains("[masked " + one.get(0));
    String[] around = ("Möglich: " + one.get(2) + " – ok").split("%s", -1);
    assertThat(masked).startsWith(around[0]).endsWith(around[1]);
    assertThat(masker.mask(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IAM password policy requires at least 14 characters",
        "\"MinimumPasswordLength\": 14, \"password_enabled\": \"true\"",
        "\"Password\": null, \"secret\": true, \"password\": \"required\"",
        "Secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf is not rotated",
        "secret=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
        "MasterUserPassword: {{resolve:secretsmanager:db}}",
        "\"password\": \"{{resolve:secretsmanager:db}}\"",
        "password = ${var.db_password}",
        "password=********",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials.html",
        "https://user@example.com/a:b@c",
        "arn:aws:iam::111122223333:user/AKIAH",
        "AKIAIOSFODNN7EXAMPLEANDMORE",
        "NOTAKIAIOSFODNN7EXAMPL1",
        "the authorization: basic checks passed",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "eyJhbGciOiJIUzI1NiJ9 is half a token",
        "prowler-aws-secretsmanager_automatic_rotation_enabled-111122223333"
      })
  void shouldLeaveWhatIsNoCredential(String text) {
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @Test
  void shouldTellTwoTokensApartButNotTwoPasswords() {
    String other = KEY_ID.replace('L', 'M');

    assertThat(masker.mask(KEY_ID)).isNotEqualTo(masker.mask(other)).hasSizeLessThan(40);
    assertThat(masker.mask("password=hunter2")).isEqualTo(masker.mask("password=hunter3"));
  }

  @Test
  void shouldFindLiteralsWhereverTheyLie() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String before =
          random
              .ints(random.nextInt(40), 32, 48)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String after = " ".repeat(random.nextInt(6));

      assertThat(masker.mask(before + KEY_ID + after))
          .isEqualTo(before + masker.mask(KEY_ID) + after);
    }
  }

  @Test
  void shouldLeaveRealFilesReadableAndStable() throws IOException, URISyntaxException {
    for (Path file : samples()) {
      byte[] bytes = Files.readAllBytes(file);

      byte[] masked = masker.mask(bytes);

      assertThat(masker.mask(masked)).as(file.toString()).isSameAs(masked);
    }
  }

  /** As doubling the text: what takes the square of its length would take four times as long. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password=arn:",
        "eyJhaaaaaa",
        "-eyJhaaaaaa",
        "-----BEGIN PRIVATE KEY-----",
        "a://b:c",
        "secret_key: \"",
        "authorization: basic ",
        "xoxb-a",
        "client_secret=${x"
      })
  void shouldTakeTimeInProportionToHostileText(String part) {
    byte[] small = part.repeat((1 << 19) / part.length()).getBytes(StandardCharsets.US_ASCII);
    byte[] large = part.repeat((1 << 22) / part.length()).getBytes(StandardCharsets.US_ASCII);
    masker.mask(small);

    double ratio = (double) best(large) / best(small);

    assertThat(ratio).isLessThan(32);
  }

  private long best(byte[] text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      masker.mask(text);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  @Test
  void shouldTakePatternsOfTheOperator() {
    List<String> found = new ArrayList<>();
    Masker own =
        new Masker(
            Masking.patterns(
                config(Map.of("acme-badge", List.of("ACME-", "ACME-([0-9]{6})")), Set.of())),
            found::add);

    assertThat(own.mask("badge acme-1 and ACME-123456"))
        .isEqualTo("badge acme-1 and ACME-[masked acme-badge]");
    assertThat(found).containsExactly("acme-badge");
  }

  @Test
  void shouldLeaveOutWhatTheOperatorDoesNotWant() {
    Masker own = new Masker(Masking.patterns(config(Map.of(), Set.of("password"))), name -> {});

    assertThat(own.mask("password=hunter2")).isEqualTo("password=hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "bad name, ACME-, ACME, name of a pattern",
    "short, ACM, ACM, no literal",
    "group, ACME-, (A)(C), one group at most",
    "empty, ACME-, x*, match something",
    "syntax, ACME-, (ACME, missing closing",
    "lookahead, ACME-, (?=ACME), invalid"
  })
  void shouldRefuseABadPattern(String name, String literal, String expression, String why) {
    assertThatThrownBy(
            () -> Masking.patterns(config(Map.of(name, List.of(literal, expression)), Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static MaskingConfig config(Map<String, List<String>> patterns, Set<String> without) {
    Map<String, MaskingConfig.Custom> custom = new java.util.HashMap<>();
    patterns.forEach(
        (name, pattern) ->
            custom.put(
                name,
                new MaskingConfig.Custom() {
                  @Override
                  public List<String> literals() {
                    return pattern.subList(0, 1);
                  }

                  @Override
                  public String expression() {
                    return pattern.get(1);
                  }
                }));
    return new MaskingConfig() {
      @Override
      public Optional<Set<String>> without() {
        return Optional.of(without);
      }

      @Override
      public Map<String, Custom> patterns() {
        return custom;
      }
    };
  }

  private static String pem(String kind, String newline) {
    String line = "MIIEowIBAAKCAQEA1c7+9z5Pad7OejecsQ0buWhUB0Nk".repeat(2);
    return "-----BEGIN " + kind + "-----" + newline + line + newline + "-----END " + kind + "-----";
  }

  private static List<Path> samples() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(MaskerTest.class.getResource("/samples"), "samples").toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
