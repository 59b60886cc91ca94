package io.plumbline.catalog.markdown;

import io.plumbline.catalog.document.Problem.Reason;
import io.plumbline.catalog.document.Problems;
import io.plumbline.catalog.document.ReadLimits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into lines. A byte order mark, CRLF and trailing blanks are dropped; bytes that are
 * not UTF-8 and characters that do not belong in text are problems with their place.
 */
final class SourceLines {

  private static final char REPLACEMENT = '\uFFFD';

  private final ReadLimits limits;
  private final Problems problems;
  private final List<SourceLine> lines = new ArrayList<>();

  private SourceLines(ReadLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** The lines of a document; none when it is over its size limit. */
  static List<SourceLine> of(byte[] source, ReadLimits limits, Problems problems) {
    if (source.length > limits.maxBytes()) {
      String expected = "at most " + limits.maxBytes() + " bytes";
      problems.add(Reason.DOCUMENT_TOO_LARGE, 0, 0, expected, source.length + " bytes");
      return List.of();
    }
    SourceLines cutter = new SourceLines(limits, problems);
    cutter.cut(source);
    return cutter.lines;
  }

  private void cut(byte[] source) {
    int start = startsWithByteOrderMark(source) ? 3 : 0;
    for (int end = start; end < source.length; end++) {
      if (source[end] == '\n') {
        line(source, start, end);
        start = end + 1;
      }
    }
    if (start < source.length) {
      line(source, start, source.length);
    }
  }

  private static boolean startsWithByteOrderMark(byte[] source) {
    return source.length >= 3
        && source[0] == (byte) 0xEF
        && source[1] == (byte) 0xBB
        && source[2] == (byte) 0xBF;
  }

  private void line(byte[] source, int start, int lineEnd) {
    int number = lines.size() + 1;
    int end = lineEnd > start && source[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    if (end - start > limits.maxLineBytes()) {
      String expected = "at most " + limits.maxLineBytes() + " bytes in a line";
      problems.add(Reason.LINE_TOO_LONG, number, 1, expected, (end - start) + " bytes");
      lines.add(new SourceLine(number, ""));
      return;
    }
    String text = decode(ByteBuffer.wrap(source, start, end - start), number);
    checkCharacters(text, number);
    lines.add(new SourceLine(number, text.stripTrailing()));
  }

  private String decode(ByteBuffer bytes, int number) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
    CoderResult result = decoder.decode(bytes, chars, true);
    while (result.isError()) {
      int column = Character.codePointCount(chars.array(), 0, chars.position()) + 1;
      String found = String.format("byte 0x%02X", bytes.get(bytes.position()));
      problems.add(Reason.INVALID_UTF8, number, column, "UTF-8", found);
      chars.put(REPLACEMENT);
      bytes.position(bytes.position() + result.length());
      decoder.reset();
      result = decoder.decode(bytes, chars, true);
    }
    return chars.flip().toString();
  }

  private void checkCharacters(String text, int number) {
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i)), column++) {
      int character = text.codePointAt(i);
      if (character == 0) {
        problems.add(Reason.NUL_CHARACTER, number, column, "text", "a NUL character");
      } else if (isControl(character)) {
        String found = String.format("control character U+%04X", character);
        problems.add(Reason.CONTROL_CHARACTER, number, column, "text", found);
      }
    }
  }

  /** Control characters, other line ends, a stray byte order mark and bidirectional overrides. */
  private static boolean isControl(int character) {
    return (Character.isISOControl(character) && character != '\t')
        || character == 0x2028
        || character == 0x2029
        || character == 0xFEFF
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
