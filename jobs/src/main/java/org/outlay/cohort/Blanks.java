package org.outlay.cohort;

/** Blanks around a value, and full-width forms within it. */
final class Blanks {
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  /** Blanks other than the plain space that spreadsheets and Chinese input leave around values. */
  static final String OTHERS =
      "\t\n\u000B\f\r\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\u200B\uFEFF";

  private Blanks() {}

  /** The text without blanks at either end. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Digits and signs typed in full width, in their plain form. */
  static String plainWidth(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wide = c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST;
      plain.append(wide ? (char) (c - FULL_WIDTH_SHIFT) : c);
    }
    return plain.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || OTHERS.indexOf(c) >= 0;
  }
}
