package io.plumbline.gateway.copying;

import io.plumbline.gateway.copying.CopyPage.Preview;
import io.plumbline.gateway.copying.CopyPage.Row;
import io.plumbline.gateway.copying.CopyPage.Source;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page that takes answers over. */
final class CopyView {
  private final Frames frames;

  CopyView(Frames frames) {
    this.frames = frames;
  }

  CopyPage page(
      AssessmentPath path,
      List<Assessment> all,
      CopyAnswersRequest asked,
      @Nullable CopyAnswersResponse found,
      String error) {
    return new CopyPage(
        frames.of(
            "Copy answers into " + path.workload(),
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(path.workload(), path.base()),
                new Crumb("Copy answers", ""))),
        path.workload(),
        path.base(),
        sources(path, all, asked.getSource()),
        asked.getOverwrite(),
        found == null ? null : preview(asked.getSource(), found),
        frames.csrf(),
        error);
  }

  private static List<Source> sources(AssessmentPath path, List<Assessment> all, String chosen) {
    List<Source> sources = new ArrayList<>();
    sources.add(
        new Source(path.name(), "Twins within this assessment", chosen.equals(path.name())));
    for (Assessment one : all) {
      if (!one.getName().equals(path.name())) {
        String label = one.getName().split("/")[1] + ": " + one.getDisplayName();
        String answered = ", " + one.getAnsweredCount() + " answered";
        sources.add(new Source(one.getName(), label + answered, one.getName().equals(chosen)));
      }
    }
    return sources;
  }

  private static Preview preview(String source, CopyAnswersResponse found) {
    return new Preview(
        source,
        found.getAnswersList().stream().map(CopyView::row).toList(),
        found.getKeptCount(),
        found.getWithoutSourceCount());
  }

  private static Row row(Answer answer) {
    String origin = answer.getOrigin();
    return new Row(
        id(answer.getName()),
        Terms.declared(answer.getStatus()),
        answer.getReason().isEmpty() ? answer.getNotes() : answer.getReason(),
        id(origin.contains("@") ? origin.substring(0, origin.indexOf('@')) : origin));
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }
}
