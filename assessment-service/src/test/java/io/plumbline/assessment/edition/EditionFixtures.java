package io.plumbline.assessment.edition;

import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.RiskLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Practices and mapping sets as the catalog would have them. */
public final class EditionFixtures {

  public static final Edition.Key EDITION = new Edition.Key("*", "frameworks/plumb/editions/e1");

  private EditionFixtures() {}

  public static EditionPractice practice(int ordinal, String concept, RiskLevel risk) {
    return new EditionPractice(
        EDITION,
        Practice.newBuilder()
            .setName(EDITION.name() + "/practices/p" + ordinal)
            .setPracticeId("P" + ordinal)
            .setOrdinal(ordinal)
            .setConcept(concept)
            .setRisk(risk)
            .setRiskByDefault(risk == RiskLevel.RISK_LEVEL_UNSPECIFIED)
            .build());
  }

  /** What one mapping set per collection of concepts says together. */
  public static TestableConcepts testable(Collection<List<String>> sets) {
    return TestableConcepts.of(sets.stream().map(EditionFixtures::set).toList());
  }

  private static MappingSetRevision set(List<String> concepts) {
    MappingSet.Key key = new MappingSet.Key("*", "scanner");
    return new MappingSetRevision(
        new MappingSet(key, "name", concepts, Instant.EPOCH, Instant.EPOCH, UUID.randomUUID()));
  }
}
