package io.plumbline.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.platform.grpc.DomainException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

  private static final Set<String> FIELDS = Set.of("unit", "environment");

  @Test
  void shouldLetEverythingThroughWhenBlank() {
    assertThat(Filter.parse("  ", FIELDS).value("unit")).isEmpty();
  }

  @Test
  void shouldReadConditionsJoinedByAnd() {
    Filter filter = Filter.parse("unit=\"a \\\"b\\\" \\\\\" and environment = \"\"", FIELDS);

    assertThat(filter.value("unit")).contains("a \"b\" \\");
    assertThat(filter.value("environment")).contains("");
  }

  @Test
  void shouldHaveOneCanonicalFormWhateverTheOrder() {
    assertThat(Filter.parse("unit=\"a\" AND environment=\"b\"", FIELDS).canonical())
        .isEqualTo(Filter.parse(" environment = \"b\" AND unit = \"a\" ", FIELDS).canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "owner = \"a\"|1",
        "unit \"a\"|6",
        "unit = a|8",
        "unit = \"a|8",
        "unit = \"a\\n\"|11",
        "unit = \"a\" OR environment = \"b\"|12",
        "unit = \"a\" AND|15",
        "unit = \"a\" AND unit = \"b\"|16",
        "unit = \"a\"; drop table x|11",
      })
  void shouldNameThePositionWhenItCanNotBeRead(String text, int position) {
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> Filter.parse(text, FIELDS))
        .withMessageStartingWith("filter: at position " + position + ":");
  }
}
