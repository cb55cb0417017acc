package org.outlay.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.outlay.schema.Labels;

/**
 * Words and numbers in the reader's language.
 *
 * @param language {@code zh} or {@code en}
 */
record Words(String language) {
  private static final BigDecimal FEN_PER_WAN = new BigDecimal(1_000_000);
  private static final int LONGEST_LABEL = 34;

  /** The languages that {@code --lang} takes. */
  static final List<String> LANGUAGES = List.of("en", "zh");

  static Words in(String language) {
    return new Words(language.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en");
  }

  /** The language of the terminal: LC_ALL, LC_MESSAGES, LANG in this order. */
  static String ofTerminal() {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = System.getenv(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return "en";
  }

  String say(String en, String zh) {
    return language.equals("zh") ? zh : en;
  }

  String label(Labels labels) {
    return labels.in(language);
  }

  /** What leaves room for ten years beside it. */
  static String shorten(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  /** Whole 10,000 yuan, half-up, with thousands separators; a dash for nothing. */
  String wan(long fen) {
    if (fen == 0) {
      return "-";
    }
    BigDecimal wan = BigDecimal.valueOf(fen).divide(FEN_PER_WAN, 0, RoundingMode.HALF_UP);
    return wan.signum() == 0
        ? (fen > 0 ? "<1" : ">-1")
        : String.format(Locale.ROOT, "%,d", wan.longValueExact());
  }

  /** A share in whole percent; a dash where there is nothing to share. */
  String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%d%%", Math.round(100.0 * part / whole));
  }

  /** A probability in whole percent, but neither 0% nor 100% where it is not exactly that. */
  String chance(double share) {
    if (share > 0 && share < 0.005) {
      return "<1%";
    }
    // What half-up rounding would make 100%.
    return share < 1 && share >= 0.995 ? ">99%" : Math.round(share * 100) + "%";
  }

  String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
