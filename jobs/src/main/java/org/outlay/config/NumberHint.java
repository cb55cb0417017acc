package org.outlay.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by something that is not a number of the due range. */
final class NumberHint {
  private static final Pattern SUFFIXED =
      Pattern.compile("([-+]?\\d[\\d,_]*(?:\\.\\d+)?)\\s*(%|元|万元?|亿元?|)");
  private static final Map<String, Integer> POWERS =
      Map.of("%", -2, "元", 0, "", 0, "万", 4, "万元", 4, "亿", 8, "亿元", 8);

  private NumberHint() {}

  /** {@code 500万元}, {@code 70%}, {@code 1_000}, {@code "5"}. */
  static @Nullable String forText(String text) {
    Matcher matcher = SUFFIXED.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    String suffix = matcher.group(2);
    BigDecimal digits = new BigDecimal(matcher.group(1).replaceAll("[,_]", ""));
    String plain = plain(digits.scaleByPowerOfTen(POWERS.getOrDefault(suffix, 0)));
    return switch (suffix) {
      case "" -> "write " + plain + " without quotes or separators";
      case "%" -> "rates are fractions: write " + plain;
      default -> "amounts are plain yuan: write " + plain;
    };
  }

  /** A percentage for a fraction, 万元 for yuan. */
  static @Nullable String forRange(BigDecimal number, BigDecimal low, BigDecimal high) {
    BigDecimal fraction = number.movePointLeft(2);
    if (number.compareTo(high) > 0
        && high.compareTo(BigDecimal.ONE) <= 0
        && fits(fraction, low, high)) {
      return plain(number) + " looks like a percentage: write " + plain(fraction);
    }
    BigDecimal yuan = number.movePointRight(4);
    if (number.signum() > 0 && number.compareTo(low) < 0 && fits(yuan, low, high)) {
      return plain(number) + " looks like 万元: write " + plain(yuan);
    }
    return null;
  }

  private static boolean fits(BigDecimal number, BigDecimal low, BigDecimal high) {
    return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
