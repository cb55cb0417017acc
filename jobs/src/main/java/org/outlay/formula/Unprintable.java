package org.outlay.formula;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** What a character looks like on a screen. */
final class Unprintable {
  private Unprintable() {}

  /** Control, format (also those that turn the direction of text), private or unassigned. */
  static boolean test(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Whether a character takes two columns. */
  static boolean wide(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
  }

  /** {@code "x"}, or {@code U+200B} for what cannot be seen. */
  static String name(int codePoint) {
    return test(codePoint)
        ? String.format(Locale.ROOT, "U+%04X", codePoint)
        : "\"" + Character.toString(codePoint) + "\"";
  }
}
