package org.outlay.cohort;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.NumberRange;

/** Reads amounts, rates, other decimals and whole numbers, exactly or not at all. */
final class NumberReader {
  private static final Pattern NUMBER =
      Pattern.compile("(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\\.[0-9]+)?(元|万元|亿元|%)?");
  private static final Pattern MISGROUPED =
      Pattern.compile("-?[0-9,]*,[0-9,]*(\\.[0-9]+)?(元|万元|亿元)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity|∞|1\\.#(ind|inf|qnan))", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Integer> SHIFTS = Map.of("元", 0, "万元", 4, "亿元", 8, "%", -2);
  private static final int LONGEST = 64;

  private NumberReader() {}

  static Reading read(Field field, String value) {
    String plain = Blanks.plainWidth(value);
    Matcher matcher = NUMBER.matcher(plain);
    if (plain.length() > LONGEST || !matcher.matches() || !suffixFits(field, matcher.group(4))) {
      return Reading.refused(unreadable(field, plain).about(field, value));
    }
    boolean misplaced = grouped(matcher) && !mayBeGrouped(field);
    if (misplaced || startsWithZeroGroup(matcher.group(2))) {
      return Reading.refused(Reason.grouping(field).about(field, value));
    }
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    BigDecimal number =
        new BigDecimal(matcher.group(1) + matcher.group(2).replace(",", "") + fraction);
    int shift = matcher.group(4) == null ? 0 : SHIFTS.getOrDefault(matcher.group(4), 0);
    return encode(field, value, number.movePointRight(shift));
  }

  private static Reading encode(Field field, String value, BigDecimal number) {
    NumberRange range = NumberRange.of(field);
    BigDecimal exact = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (exact.compareTo(range.lowest()) < 0) {
      return Reading.refused(Reason.below(field, range).about(field, value));
    }
    if (exact.compareTo(range.highest()) > 0) {
      return Reading.refused(Reason.above(field, range).about(field, value));
    }
    if (exact.scale() > field.scale()) {
      return Reading.refused(Reason.decimals(field).about(field, value));
    }
    return field.kind() == FieldKind.INTEGER
        ? Reading.of(exact.intValueExact())
        : Reading.of(exact.movePointRight(field.scale()).longValueExact());
  }

  private static Reason unreadable(Field field, String plain) {
    if (plain.length() <= LONGEST && NOT_FINITE.matcher(plain).matches()) {
      return Reason.notFinite(field);
    }
    return plain.length() <= LONGEST && MISGROUPED.matcher(plain).matches()
        ? Reason.grouping(field)
        : Reason.format(field);
  }

  /** 元 and its multiples belong to amounts, % to rates; whole numbers have no fraction mark. */
  private static boolean suffixFits(Field field, String suffix) {
    if (suffix == null) {
      return true;
    }
    boolean percent = suffix.equals("%");
    return percent ? field.unit().equals("rate") : field.unit().startsWith("yuan");
  }

  private static boolean grouped(Matcher matcher) {
    return matcher.group(2).indexOf(',') >= 0;
  }

  /** Years and rates are not written with thousands separators: 2,016 is no year. */
  private static boolean mayBeGrouped(Field field) {
    return !field.unit().equals("year") && !field.unit().equals("rate");
  }

  private static boolean startsWithZeroGroup(String digits) {
    return digits.indexOf(',') > 0 && digits.charAt(0) == '0';
  }
}
