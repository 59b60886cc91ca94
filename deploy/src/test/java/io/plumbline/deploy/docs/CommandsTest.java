package io.plumbline.deploy.docs;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.plumbline.cli.Plumbline;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

/** Each call of the command line in the documents is one it understands. */
class CommandsTest {

  /** A line of a block, or what is put into a variable. */
  private static final Pattern CALL =
      Pattern.compile("(?m)(?:^ *|\\$\\()(?:\\./)?plumbline +([^\\n)#|]+)");

  /** Within a sentence what is needed may be left out. */
  private static final Pattern MENTION = Pattern.compile("`(?:\\./)?plumbline ([^`|…]+)`");

  private static final CommandLine LINE = Plumbline.commandLine();
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> calls() {
    return in(CALL);
  }

  static Stream<String> mentions() {
    return in(MENTION);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void shouldUnderstandTheCall(String call) {
    assertThatNoException().isThrownBy(() -> LINE.parseArgs(words(call)));
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void shouldKnowTheCommand(String mention) {
    assertThatNoException()
        .isThrownBy(
            () -> {
              try {
                LINE.parseArgs(words(mention));
              } catch (MissingParameterException e) {
                // Left out.
              }
            });
  }

  private static Stream<String> in(Pattern form) {
    return Documents.all().stream()
        .map(document -> Documents.read(document).replaceAll("\\\\\n *", " "))
        .flatMap(text -> form.matcher(text).results())
        .map(found -> found.group(1).strip())
        .distinct();
  }

  private static String[] words(String call) {
    return WORD.matcher(call).results().map(CommandsTest::word).toArray(String[]::new);
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
