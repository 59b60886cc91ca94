package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.proto.assessment.v1.UpgradeConfidence;
import io.plumbline.proto.assessment.v1.UpgradeDoubt;
import io.plumbline.proto.assessment.v1.UpgradeFate;

/** The words of a plan as people read them. */
final class UpgradeWords {
  private UpgradeWords() {}

  static Marked fate(UpgradeFate fate) {
    return switch (fate) {
      case UPGRADE_FATE_CARRIED -> new Marked("Carried", "pass");
      case UPGRADE_FATE_CARRIED_WITH_FLAG -> new Marked("Carried, look at it", "warn");
      case UPGRADE_FATE_NEEDS_REVIEW -> new Marked("Asks", "fail");
      case UPGRADE_FATE_CHOSEN -> new Marked("Chosen", "pass");
      case UPGRADE_FATE_NOT_CHOSEN -> new Marked("Not chosen", "none");
      default -> new Marked("Stays behind", "none");
    };
  }

  static String doubt(UpgradeDoubt doubt) {
    return switch (doubt) {
      case UPGRADE_DOUBT_MEDIUM_CONFIDENCE -> "likely the same, not certain";
      case UPGRADE_DOUBT_LOW_CONFIDENCE -> "the practices resemble each other, no more";
      case UPGRADE_DOUBT_SEVERAL_CANDIDATES -> "several practices could take its place";
      case UPGRADE_DOUBT_TWIN_CONFLICT -> "its twin is answered differently";
      case UPGRADE_DOUBT_PARTLY_ANSWERED -> "its twin is not answered; the answer holds for both";
      case UPGRADE_DOUBT_MERGE_CONFLICT ->
          "another practice that goes into the same one is answered differently";
      case UPGRADE_DOUBT_TEXT_TOO_LONG -> "the texts that would merge are too long for one answer";
      default -> "";
    };
  }

  static String confidence(UpgradeConfidence confidence) {
    return switch (confidence) {
      case UPGRADE_CONFIDENCE_CERTAIN -> "certain";
      case UPGRADE_CONFIDENCE_HIGH -> "sure";
      case UPGRADE_CONFIDENCE_MEDIUM -> "likely";
      default -> "resembles it";
    };
  }
}
