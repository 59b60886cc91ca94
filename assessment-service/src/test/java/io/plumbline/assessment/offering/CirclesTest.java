package io.plumbline.assessment.offering;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.offering.Circles.Step;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where offers lead back to, as a table. */
class CirclesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # offers, each from>to:concept  | a circle through a, for
          a>b:keys                        | -
          a>a:keys                        | keys
          a>b:keys b>a:keys               | keys
          a>b:keys b>a:people             | -
          a>b:keys b>c:keys               | -
          a>b:keys b>c:keys c>a:keys      | keys
          a>b:keys b>c:people c>a:keys    | -
          b>c:keys c>b:keys a>b:keys      | -
          a>b:keys a>c:keys b>d:keys c>d:keys | -
          a>b:keys a>b:people b>a:people  | people
          a>b:keys b>c:keys c>d:keys d>e:keys e>a:keys | keys
          b>a:keys                        | -
          """)
  void shouldFindWhereOffersLeadBack(String offers, String concept) {
    List<Step> steps = Arrays.stream(offers.trim().split(" +")).map(CirclesTest::step).toList();

    assertThat(Circles.through("a", steps).orElse(null)).isEqualTo(concept);
  }

  private static Step step(String offer) {
    String[] parts = offer.split("[>:]");
    return new Step(parts[0], parts[1], parts[2]);
  }
}
