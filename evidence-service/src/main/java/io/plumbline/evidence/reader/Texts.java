package io.plumbline.evidence.reader;

import static io.plumbline.evidence.reader.RecordException.Reason.BAD_TEXT;
import static io.plumbline.evidence.reader.RecordException.Reason.FIELD_TOO_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.evidence.finding.Finding;

/** Texts as the database can keep them. */
public final class Texts {

  /** The longest text that may identify something: more does not fit into an index. */
  public static final int KEY_CHARS = 2048;

  private Texts() {}

  /** The text itself, unless it holds U+0000 or half of a surrogate pair. */
  public static String checked(String name, String text) throws RecordException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new RecordException(BAD_TEXT, name + " holds the character U+0000");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new RecordException(BAD_TEXT, name + " holds half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  /** A text that identifies: never cut, refused when too long. */
  public static String key(String name, String text) throws RecordException {
    if (text.length() > KEY_CHARS) {
      throw new RecordException(
          FIELD_TOO_LONG, name + " has " + text.length() + " characters, at most " + KEY_CHARS);
    }
    int bytes = 3 * text.length() > KEY_CHARS ? text.getBytes(UTF_8).length : 0;
    if (bytes > KEY_CHARS) {
      throw new RecordException(
          FIELD_TOO_LONG, name + " has " + bytes + " bytes, at most " + KEY_CHARS);
    }
    return text;
  }

  /** A text that describes: cut to that many characters, never inside a surrogate pair. */
  public static String cut(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(chars - 2)) ? chars - 2 : chars - 1;
    return text.substring(0, end) + "…";
  }

  /** The finding itself, unless one of its texts is none that the database can keep. */
  public static Finding checked(Finding finding) throws RecordException {
    checked("the rule", finding.rule());
    checked("the account", finding.account());
    checked("the region", finding.region());
    checked("the resource", finding.resource());
    checked("the resource's type", finding.resourceType());
    checked("the resource's name", finding.resourceName());
    checked("the id", finding.nativeId());
    checked("the outcome", finding.statusWord());
    checked("the title", finding.title());
    checked("the detail", finding.detail());
    for (String tag : finding.tags()) {
      checked("a tag", tag);
    }
    return finding;
  }
}
