package io.plumbline.gateway.inheritance;

import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.Workload.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** An offer as the form sends it. */
public record OfferInput(
    @RestForm @Nullable String practices,
    @RestForm @Nullable String workloads,
    @RestForm @Nullable String unit,
    @RestForm @Nullable String environment,
    @RestForm @Nullable String tags,
    @RestForm @Nullable String note) {

  static final OfferInput NONE = new OfferInput("", "", "", "", "", "");

  /** Words of a field, separated by blanks, commas or lines. */
  private static List<String> words(@Nullable String text) {
    return Arrays.stream(text(text).split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** The offer it asks for. */
  Offer offer() {
    OfferScope.Builder scope =
        OfferScope.newBuilder().setUnit(text(unit)).setEnvironment(environment(text(environment)));
    words(workloads).stream().map(OfferInput::named).forEach(scope::addWorkloads);
    for (String tag : words(tags)) {
      int at = tag.indexOf('=');
      scope.putTags(at < 0 ? tag : tag.substring(0, at), at < 0 ? "" : tag.substring(at + 1));
    }
    Offer.Builder offer = Offer.newBuilder().setScope(scope).setNote(text(note));
    words(practices).forEach(p -> offer.addPractices(p.toLowerCase(Locale.ROOT)));
    return offer.build();
  }

  private static String named(String workload) {
    return workload.startsWith("workloads/") ? workload : "workloads/" + workload;
  }

  private static Environment environment(String word) {
    return switch (word) {
      case "PRODUCTION" -> Environment.ENVIRONMENT_PRODUCTION;
      case "PREPRODUCTION" -> Environment.ENVIRONMENT_PREPRODUCTION;
      default -> Environment.ENVIRONMENT_UNSPECIFIED;
    };
  }
}
