package io.plumbline.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

  @ParameterizedTest
  @CsvSource({
    "env:prod,env=prod",
    "env=prod,env=prod",
    "url:https://a,url=https://a",
    "aws:cloudformation:stack-name:web,aws:cloudformation:stack-name=web",
    "aws:cloudformation:stack-id:arn:aws:x,aws:cloudformation:stack-id=arn:aws:x"
  })
  void shouldReadLabels(String label, String tag) {
    assertThat(Tags.of(List.of(new Fields.Entry("0", label)))).containsExactly(tag);
  }

  @Test
  void shouldReadEveryFormInOrderAndEachOnce() {
    List<Fields.Entry> entries =
        List.of(
            new Fields.Entry("0.Key", "team"),
            new Fields.Entry("0.Value", "web"),
            new Fields.Entry("1.name", "team"),
            new Fields.Entry("1.value", "web"),
            new Fields.Entry("2.key", "empty"),
            new Fields.Entry("kubernetes.io/role", "a\nb"),
            new Fields.Entry("3", "neither"),
            Tags.pair("aws:x:y = z"));

    assertThat(Tags.of(entries))
        .containsExactly("aws:x:y= z", "empty=", "kubernetes.io/role=a b", "team=web");
  }

  @Test
  void shouldKeepAHundredShortOnes() {
    List<Fields.Entry> many =
        IntStream.range(0, 500).mapToObj(i -> new Fields.Entry("k" + i, "v".repeat(2000))).toList();

    assertThat(Tags.of(many)).hasSize(100).allMatch(tag -> tag.length() <= 512);
  }
}
