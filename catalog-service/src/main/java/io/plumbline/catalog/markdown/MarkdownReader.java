package io.plumbline.catalog.markdown;

import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Problem.Reason;
import io.plumbline.catalog.document.Problems;
import io.plumbline.catalog.document.ReadLimits;
import io.plumbline.catalog.document.Reading;
import io.plumbline.catalog.document.Repetitions;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an edition in the seed's grammar: a title, the declared total, then areas ({@code ##}),
 * topics ({@code ###}) and practices ({@code ####}) with one line of description and one
 * documentation link each, rules between them. It reports every problem at once and never stops at
 * the first. A byte order mark, CRLF, trailing blanks, extra blank lines, a missing last rule and
 * decomposed characters are accepted and make no difference to the outline.
 */
public final class MarkdownReader {

  private static final Pattern PRACTICE = Pattern.compile("(SEC\\d{2}-BP\\d{2}): (.+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final ReadLimits limits;
  private final Problems problems;
  private final OutlineDraft draft;
  private @Nullable String title;
  private @Nullable MarkdownLine total;
  private MarkdownLine.Kind previous = MarkdownLine.Kind.BLANK;
  private int practices;
  private boolean skipping;

  private MarkdownReader(ReadLimits limits) {
    this.limits = limits;
    this.problems = new Problems(limits.maxProblems());
    this.draft = new OutlineDraft(problems);
  }

  /** Reads a whole document, at most {@code limits.maxBytes()} long. */
  public static Reading read(byte[] source, ReadLimits limits) {
    MarkdownReader reader = new MarkdownReader(limits);
    List<SourceLine> lines = SourceLines.of(source, limits, reader.problems);
    return source.length > limits.maxBytes()
        ? Reading.of(new Outline("", List.of()), reader.problems.sorted())
        : reader.read(lines);
  }

  private Reading read(List<SourceLine> lines) {
    for (SourceLine line : lines) {
      MarkdownLine read = MarkdownLine.of(normalized(line));
      take(read, line);
      previous = read.kind();
      if (practices > limits.maxPractices()) {
        String expected = "at most " + limits.maxPractices() + " practices";
        problems.add(Reason.TOO_MANY_PRACTICES, line.number(), 1, expected, "more");
        break;
      }
    }
    Outline outline = draft.finish(title == null ? "" : title);
    checkFrame();
    Reading reading = Reading.of(outline, problems.sorted());
    if (reading.outline() == null) {
      return reading;
    }
    Repetitions.warn(outline, problems);
    return Reading.of(outline, problems.sorted());
  }

  private static SourceLine normalized(SourceLine line) {
    return new SourceLine(line.number(), Normalizer.normalize(line.text(), Normalizer.Form.NFC));
  }

  private void take(MarkdownLine line, SourceLine source) {
    switch (line.kind()) {
      case BLANK -> keep(source);
      case RULE -> rule(line);
      case HEADING -> heading(line, source);
      case TOTAL -> total(line);
      case DESCRIPTION, DOCUMENTATION -> field(line, source);
      case TEXT -> unexpected(line);
    }
  }

  private void keep(SourceLine source) {
    PracticeDraft practice = draft.practice();
    if (practice != null) {
      practice.append(source);
    }
  }

  private void rule(MarkdownLine line) {
    if (previous != MarkdownLine.Kind.BLANK && previous != MarkdownLine.Kind.RULE) {
      String expected =
          "a blank line before the rule, which would make a heading of the line above";
      problems.add(Reason.UNEXPECTED_TEXT, line.number(), 1, expected, MarkdownLine.RULE);
    }
    draft.closePractice();
  }

  private void heading(MarkdownLine line, SourceLine source) {
    skipping = false;
    if (line.depth() > 4) {
      String expected = "one to four #";
      refuse(Reason.UNKNOWN_HEADING_DEPTH, line, 1, expected, source.text());
    } else if (line.value().isEmpty()) {
      refuse(Reason.MALFORMED_HEADING, line, line.column(), "a title", "nothing");
    } else if (line.depth() == 1) {
      title(line);
    } else if (line.depth() == 2) {
      draft.openArea(line);
    } else if (line.depth() == 3) {
      draft.openTopic(line);
    } else {
      practice(line, source);
    }
  }

  /** Notes a bad heading; the fields below it belong to nothing and are not reported again. */
  private void refuse(
      Reason reason, MarkdownLine line, int column, String expected, String actual) {
    draft.closePractice();
    skipping = true;
    problems.add(reason, line.number(), column, expected, actual);
  }

  private void title(MarkdownLine line) {
    if (title != null || draft.hasArea()) {
      String expected = "one # title, before everything else";
      problems.add(Reason.MISPLACED_TITLE, line.number(), 1, expected, line.value());
    }
    if (title == null) {
      title = line.value();
    }
  }

  private void practice(MarkdownLine line, SourceLine source) {
    practices++;
    Matcher heading = PRACTICE.matcher(line.value());
    if (!heading.matches()) {
      String expected = "#### SECnn-BPnn: Title";
      refuse(Reason.MALFORMED_PRACTICE_HEADING, line, line.column(), expected, source.text());
      return;
    }
    draft.openPractice(heading.group(1), heading.group(2).strip(), line);
    keep(source);
  }

  private void total(MarkdownLine line) {
    if (total != null) {
      String found = "another after line " + total.number();
      problems.add(Reason.DUPLICATE_FIELD, line.number(), 1, "one declared total", found);
      return;
    }
    total = line;
  }

  private void field(MarkdownLine line, SourceLine source) {
    PracticeDraft practice = draft.practice();
    if (practice == null) {
      if (!skipping) {
        String expected = "a #### practice heading before it";
        problems.add(Reason.FIELD_OUTSIDE_PRACTICE, line.number(), 1, expected, source.text());
      }
      return;
    }
    practice.append(source);
    if (line.kind() == MarkdownLine.Kind.DESCRIPTION) {
      practice.describe(line);
    } else {
      practice.document(line);
    }
  }

  private void unexpected(MarkdownLine line) {
    if (previous != MarkdownLine.Kind.TEXT) {
      String expected = "a heading, a field, a rule or a blank line";
      problems.add(Reason.UNEXPECTED_TEXT, line.number(), 1, expected, line.value());
    }
  }

  private void checkFrame() {
    if (title == null) {
      problems.add(Reason.MISSING_TITLE, 1, 1, "# title", "none");
    }
    if (total == null) {
      problems.add(Reason.MISSING_TOTAL, 1, 1, MarkdownLine.TOTAL + " " + practices, "none");
    } else if (!NUMBER.matcher(total.value()).matches()) {
      String found = total.value().isEmpty() ? "nothing" : total.value();
      problems.add(Reason.MALFORMED_TOTAL, total.number(), total.column(), "a whole number", found);
    } else if (Integer.parseInt(total.value()) != practices) {
      String expected = practices + " as parsed";
      problems.add(Reason.TOTAL_MISMATCH, total.number(), total.column(), expected, total.value());
    }
  }
}
