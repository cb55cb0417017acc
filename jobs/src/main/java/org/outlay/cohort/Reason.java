package org.outlay.cohort;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.NumberRange;

/**
 * Why a value is not accepted: a stable code and how the sentence about the value goes on. The code
 * starts with what the field is: {@code amount}, {@code rate}, {@code number}, {@code date}.
 */
record Reason(String code, String sentence) implements Serializable {
  static final Reason MISSING = new Reason("missing-value", "is required but empty");
  static final Reason DATE_FORMAT =
      new Reason("date-format", "is not a date; write 2016-09-01, 2016/9/1, 20160901 or 2016年9月1日");
  static final Reason MONTH_FORMAT =
      new Reason("month-format", "is not a month; write 2017-03, 2017/3, 2017年3月 or a day of it");
  static final Reason DATE_IMPOSSIBLE =
      new Reason("date-impossible", "is a day that does not exist");
  static final Reason BOOLEAN_FORMAT =
      new Reason("boolean-format", "is neither true nor false; write true/false, 1/0 or 是/否");

  static Reason format(Field field) {
    String allowed =
        switch (family(field)) {
          case "amount" -> "write 12345.67, 12,345.67, 1.2万元 or 0.5亿元";
          case "rate" -> "write a fraction such as 0.05, or 5%";
          default -> "write plain digits";
        };
    return new Reason(family(field) + "-format", "is not a number that can be read; " + allowed);
  }

  static Reason grouping(Field field) {
    return new Reason(
        family(field) + "-grouping", "has separators that do not divide it into thousands");
  }

  static Reason notFinite(Field field) {
    return new Reason(family(field) + "-not-finite", "is not a number");
  }

  static Reason decimals(Field field) {
    return new Reason(family(field) + "-decimals", "has more than " + field.scale() + " decimals");
  }

  static Reason below(Field field, NumberRange range) {
    return range.startsAtZero()
        ? new Reason(family(field) + "-negative", "is negative")
        : new Reason(family(field) + "-out-of-range", "is less than " + range.lowest());
  }

  static Reason above(Field field, NumberRange range) {
    if (range.endsWithType(field)) {
      return new Reason(
          family(field) + "-too-large",
          "has more digits than DECIMAL(" + field.precision() + "," + field.scale() + ") holds");
    }
    return family(field).equals("rate")
        ? new Reason(
            "rate-above-" + (range.endsAtOne() ? "one" : "limit"),
            "is above " + range.highest() + "; a rate is a fraction, 30% is 0.3")
        : new Reason(family(field) + "-out-of-range", "is more than " + range.highest());
  }

  static Reason unlisted(Field field) {
    return new Reason(
        "unlisted-" + field.name().replace('_', '-'),
        "is not one of " + String.join(", ", field.values()));
  }

  Defect about(Field field, String value) {
    return new Defect(code, field.name() + " \"" + value + "\" " + sentence);
  }

  Defect about(Field field) {
    return new Defect(code, field.name() + " " + sentence);
  }

  Column messageAbout(Field field, Column value) {
    return concat(lit(field.name() + " \""), value.cast("string"), lit("\" " + sentence));
  }

  private static String family(Field field) {
    if (field.kind() == FieldKind.DECIMAL && field.unit().startsWith("yuan")) {
      return "amount";
    }
    return field.kind() == FieldKind.DECIMAL && field.unit().equals("rate") ? "rate" : "number";
  }
}
