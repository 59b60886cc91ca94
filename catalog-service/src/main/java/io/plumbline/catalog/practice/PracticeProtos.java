package io.plumbline.catalog.practice;

import io.plumbline.catalog.crosswalk.RiskLevel;
import io.plumbline.catalog.edition.EditionName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Practices as the contract writes them. */
public final class PracticeProtos {

  private PracticeProtos() {}

  public static io.plumbline.proto.catalog.v1.Practice practice(CheckedPractice checked) {
    EditionName edition = checked.edition();
    Practice practice = checked.practice();
    return io.plumbline.proto.catalog.v1.Practice.newBuilder()
        .setName(edition.practice(practice.practice()))
        .setPracticeId(practice.practiceId())
        .setTitle(practice.title())
        .setDescription(Objects.requireNonNullElse(practice.description(), ""))
        .setDocumentationUri(Objects.requireNonNullElse(practice.url(), ""))
        .setSlug(practice.slug())
        .setConcept(practice.concept())
        .setTwin(practice.twin().isEmpty() ? "" : edition.practice(practice.twin()))
        .setArea(practice.area())
        .setTopic(practice.topic())
        .setOrdinal(practice.ordinal())
        .setSourceLine(practice.sourceLine())
        .setRisk(risk(practice.risk()))
        .setRiskByDefault(practice.risk() == null)
        .setRuleCount(checked.rules())
        .build();
  }

  private static io.plumbline.proto.catalog.v1.RiskLevel risk(@Nullable RiskLevel risk) {
    return switch (risk == null ? RiskLevel.MEDIUM : risk) {
      case LOW -> io.plumbline.proto.catalog.v1.RiskLevel.RISK_LEVEL_LOW;
      case MEDIUM -> io.plumbline.proto.catalog.v1.RiskLevel.RISK_LEVEL_MEDIUM;
      case HIGH -> io.plumbline.proto.catalog.v1.RiskLevel.RISK_LEVEL_HIGH;
    };
  }
}
