package io.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final List<String> RELEASED =
      List.of(
          "column note tenant required - text",
          "column note body required - text",
          "column note due nullable - date",
          "limit note note_pk tenant PRIMARY KEY (tenant)",
          "right note app insert");

  @Test
  void shouldLetEverythingThatOnlyAddsPass() {
    assertThat(
            breaks(
                "column note colour nullable - text",
                "column note shape required default text",
                "column other tenant required - text",
                "limit note note_shape shape CHECK (shape <> ''::text)",
                "right note system select"))
        .isEmpty();
  }

  @Test
  void shouldNameAColumnThatIsGoneOrAnother() {
    assertThat(without("column note body required - text"))
        .singleElement()
        .asString()
        .contains("note.body is gone");
    assertThat(without("column note body required - text", "column note body required - bytea"))
        .containsExactly("note.body was text and is bytea");
    assertThat(without("column note due nullable - date", "column note due required - date"))
        .anyMatch(said -> said.contains("note.due may no longer be null"));
  }

  @Test
  void shouldNameANewColumnThatMustBeWrittenUnlessATriggerFillsItIn() {
    String added = "column note colour required - text";

    assertThat(breaks(added)).singleElement().asString().contains("note.colour is new");
    assertThat(Expansion.breaks(RELEASED, with(added), List.of("note keep_colour_of_1_0")))
        .isEmpty();
  }

  @Test
  void shouldNameALimitOnWhatWasWrittenBefore() {
    assertThat(breaks("limit note note_body body CHECK (length(body) < 9)"))
        .singleElement()
        .asString()
        .contains("note_body");
  }

  @Test
  void shouldNameARightThatIsWithdrawn() {
    assertThat(without("right note app insert"))
        .containsExactly("right note app insert: is withdrawn");
  }

  private static List<String> breaks(String... added) {
    return Expansion.breaks(RELEASED, with(added), List.of());
  }

  private static List<String> without(String line, String... added) {
    List<String> lines = with(added);
    lines.remove(line);
    return Expansion.breaks(RELEASED, lines, List.of());
  }

  private static List<String> with(String... added) {
    List<String> lines = new ArrayList<>(RELEASED);
    lines.addAll(List.of(added));
    return lines;
  }
}
