package io.plumbline.gateway.upgrade;

import io.plumbline.proto.assessment.v1.UpgradeChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choices as forms send them: {@code SEC06-BP02=SEC05-BP01}, empty where nothing is chosen. */
final class ChoiceInput {
  private ChoiceInput() {}

  /** What a form says; what can not be read is left to the service to refuse. */
  static List<UpgradeChoice> read(@Nullable List<String> said) {
    return said == null
        ? List.of()
        : said.stream().map(String::strip).filter(s -> !s.isEmpty()).map(ChoiceInput::one).toList();
  }

  private static UpgradeChoice one(String text) {
    int at = text.indexOf('=');
    return UpgradeChoice.newBuilder()
        .setPracticeId(at < 0 ? text : text.substring(0, at))
        .setSourceId(at < 0 ? "" : text.substring(at + 1))
        .build();
  }

  /** A choice as forms send it. */
  static String value(UpgradeChoice choice) {
    return value(choice.getPracticeId(), choice.getSourceId());
  }

  static String value(String practice, String source) {
    return practice + "=" + source;
  }
}
