package io.plumbline.assessment.exception;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ProtocolStringList;
import com.google.protobuf.util.JsonFormat;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.List;

/**
 * Selectors as the table keeps them: in protobuf's JSON form, their lists in order, so that two
 * that say the same are the same text.
 */
final class SelectorText {

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private SelectorText() {}

  static String of(FindingSelector selector) {
    FindingSelector ordered =
        FindingSelector.newBuilder()
            .addAllRules(ordered(selector.getRulesList()))
            .addAllAccounts(ordered(selector.getAccountsList()))
            .addAllRegions(ordered(selector.getRegionsList()))
            .addAllArnPatterns(ordered(selector.getArnPatternsList()))
            .addAllResourceTags(ordered(selector.getResourceTagsList()))
            .addAllSeverities(ordered(selector.getSeveritiesList()))
            .addAllSources(ordered(selector.getSourcesList()))
            .build();
    try {
      return PRINTER.print(ordered);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  static FindingSelector parse(String text) {
    FindingSelector.Builder selector = FindingSelector.newBuilder();
    try {
      JsonFormat.parser().merge(text, selector);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored selector can not be read", e);
    }
    return selector.build();
  }

  private static List<String> ordered(ProtocolStringList values) {
    return values.stream().sorted().toList();
  }
}
