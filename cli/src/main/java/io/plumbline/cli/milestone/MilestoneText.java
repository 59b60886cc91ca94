package io.plumbline.cli.milestone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import io.plumbline.cli.client.Names;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneScore;
import java.util.HexFormat;
import java.util.Locale;

/** A milestone as it is printed. */
final class MilestoneText {
  private MilestoneText() {}

  static ObjectNode json(Milestone milestone) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", milestone.getName())
            .put("display_name", milestone.getDisplayName())
            .put("note", milestone.getNote())
            .put("sequence", milestone.getSequence())
            .put("edition", milestone.getEdition())
            .put("creator", milestone.getCreator())
            .put("create_time", Timestamps.toString(milestone.getCreateTime()))
            .put("practices", milestone.getPracticeCount())
            .put("answered", milestone.getAnsweredCount())
            .put("contradicted", milestone.getContradictedCount())
            .put("content_hash", hex(milestone.getContentHash()))
            .put("previous_hash", hex(milestone.getPreviousHash()));
    json.set("score", score(milestone.getScore()));
    return json;
  }

  /** Basis points; absent when nothing counted. */
  static ObjectNode score(MilestoneScore score) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (score.hasProven()) {
      json.put("proven", score.getProven());
    }
    if (score.hasDeclared()) {
      json.put("declared", score.getDeclared());
    }
    if (score.hasDistinctProven()) {
      json.put("distinct_proven", score.getDistinctProven());
    }
    if (score.hasDistinctDeclared()) {
      json.put("distinct_declared", score.getDistinctDeclared());
    }
    return json;
  }

  static String line(Milestone milestone) {
    return "%3d  %-24s %s  proven %s  %d contradicted  by %s  %s"
        .formatted(
            milestone.getSequence(),
            Names.last(milestone.getName()),
            Timestamps.toString(milestone.getCreateTime()),
            percent(milestone.getScore()),
            milestone.getContradictedCount(),
            milestone.getCreator(),
            milestone.getDisplayName());
  }

  static String percent(MilestoneScore score) {
    return score.hasProven()
        ? String.format(Locale.ROOT, "%.2f %%", score.getProven() / 100.0)
        : "-";
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
