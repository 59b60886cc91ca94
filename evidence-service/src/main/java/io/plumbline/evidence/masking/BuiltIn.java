package io.plumbline.evidence.masking;

import static io.plumbline.evidence.masking.Bytes.ALNUM;

import io.plumbline.evidence.masking.SecretPattern.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Credentials that scanners are known to copy into their findings. */
final class BuiltIn {

  private static final int ANY = Integer.MAX_VALUE;
  private static final Bytes.Set BASE64 = ALNUM.and("/+=");
  private static final Bytes.Set WORD = ALNUM.and("_");
  private static final Bytes.Set HYPHENED = ALNUM.and("-");
  private static final Bytes.Set URL_SAFE = ALNUM.and("_-");

  private static final String PASSWORDS =
      "password passwd passphrase secret secret_key secret-key secretkey"
          + " client_secret api_key api-key apikey access_token access-token accesstoken auth_token"
          + " auth-token authtoken refresh_token refresh-token refreshtoken session_token"
          + " session-token sessiontoken private_key private-key privatekey accountkey";

  private BuiltIn() {}

  static List<SecretPattern> patterns() {
    return List.of(
        tokens("aws-access-key-id", "", Bytes.UPPER_DIGITS, 16, 16, "AKIA ASIA"),
        new SecretPattern(
            "aws-secret-access-key",
            literals("secret_access_key secretaccesskey secret_key secretkey", Shapes.named(40)),
            SecretPattern.ANYTHING,
            true),
        tokens("aws-session-token", "", BASE64, 60, ANY, "FwoGZXIvYXdz FQoGZXIvYXdz IQoJb3JpZ2lu"),
        new SecretPattern(
            "private-key",
            literals("-----BEGIN", Shapes::privateKey),
            SecretPattern.ANYTHING,
            true),
        tokens("github-token", "_", ALNUM, 36, ANY, "ghp_ gho_ ghu_ ghs_ ghr_"),
        tokens("github-fine-grained-token", "_", WORD, 22, ANY, "github_pat_"),
        tokens(
            "gitlab-token",
            "_-",
            URL_SAFE,
            20,
            ANY,
            "glpat- gldt- glrt- glptt- glcbt- glsoat- glft-"),
        tokens(
            "slack-token",
            "-",
            HYPHENED,
            10,
            ANY,
            "xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp-"),
        new SecretPattern(
            "slack-webhook",
            literals("hooks.slack.com/services/", Shapes.behind(URL_SAFE.and("/"), 20)),
            SecretPattern.ANYTHING,
            true),
        tokens("google-api-key", "_-", URL_SAFE, 35, ANY, "AIza"),
        tokens("stripe-key", "_", ALNUM, 16, ANY, "rk_live_ sk_live_"),
        new SecretPattern(
            "jwt",
            shaped("eyJ0 eyJ1 eyJ4 eyJ6 eyJh eyJi eyJj eyJl eyJp eyJq eyJr eyJw", Shapes::jwt),
            "_-",
            true),
        new SecretPattern(
            "url-password",
            schemes().map(scheme -> new Literal(scheme, Shapes::urlPassword)).toList(),
            SecretPattern.ANYTHING,
            false),
        new SecretPattern(
            "authorization",
            literals("authorization", Shapes::authorization),
            SecretPattern.ANYTHING,
            false),
        new SecretPattern("password", passwords(), SecretPattern.ANYTHING, false));
  }

  private static List<Literal> passwords() {
    List<Literal> literals = new ArrayList<>(literals(PASSWORDS, Shapes::assigned));
    literals.addAll(
        literals("pwd= pwd\" pwd' pwd\\", (text, at, end) -> Shapes.assigned(text, at, end - 1)));
    return literals;
  }

  /** A letter and {@code ://}, also as JSON may write it. */
  private static Stream<String> schemes() {
    return "abcdefghijklmnopqrstuvwxyz"
        .chars()
        .boxed()
        .flatMap(c -> Stream.of(Character.toString(c) + "://", Character.toString(c) + ":\\/\\/"));
  }

  private static SecretPattern tokens(
      String name, String joiners, Bytes.Set set, int least, int most, String literals) {
    return new SecretPattern(
        name, shaped(literals, text -> Shapes.token(text, set, least, most)), joiners, true);
  }

  private static List<Literal> literals(String texts, Shape shape) {
    return shaped(texts, text -> shape);
  }

  private static List<Literal> shaped(String texts, Function<String, Shape> shape) {
    return Stream.of(texts.split(" ")).map(text -> new Literal(text, shape.apply(text))).toList();
  }
}
