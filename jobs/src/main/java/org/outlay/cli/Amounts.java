package org.outlay.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;

/** Exact numbers as people read them: thousands separators, no digit rounded away. */
record Amounts(Words words) {
  private static final int ALL_DIGITS = 20;

  /** Yuan with two decimals and the word yuan. */
  String yuan(long fen) {
    return plainYuan(fen) + words.say(" yuan", " 元");
  }

  String plainYuan(long fen) {
    return grouped(Fen.yuan(fen), Fen.SCALE);
  }

  /** A value of a formula without its unit; a dash for nothing given. */
  String value(@Nullable Object value, String unit) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Boolean truth) {
      return truth ? words.say("yes", "是") : words.say("no", "否");
    }
    if (value instanceof BigDecimal number) {
      return number(number, unit);
    }
    return value instanceof LocalDate day ? day.toString() : String.valueOf(value);
  }

  private static String number(BigDecimal number, String unit) {
    BigDecimal plain = number.stripTrailingZeros();
    if (unit.equals("year")) {
      return plain.toPlainString();
    }
    boolean cents = unit.startsWith("yuan") && plain.scale() > 0 && plain.scale() <= Fen.SCALE;
    return grouped(plain, cents ? Fen.SCALE : 0);
  }

  private static String grouped(BigDecimal number, int leastDecimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(leastDecimals);
    format.setMaximumFractionDigits(ALL_DIGITS);
    format.setRoundingMode(RoundingMode.UNNECESSARY);
    return format.format(number);
  }

  /** The word for a unit; empty where a number needs none. */
  String unit(String unit) {
    return switch (unit) {
      case "yuan" -> words.say("yuan", "元");
      case "yuan/year" -> words.say("yuan a year", "元/年");
      case "years", "age" -> words.say("years", unit.equals("age") ? "周岁" : "年");
      case "year", "rate", "ratio", "count" -> "";
      default -> unit;
    };
  }

  /** The number and its unit. */
  String withUnit(@Nullable Object value, String unit) {
    String word = value instanceof BigDecimal ? unit(unit) : "";
    return value(value, unit) + (word.isEmpty() ? "" : " " + word);
  }
}
