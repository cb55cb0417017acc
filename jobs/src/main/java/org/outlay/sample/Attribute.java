package org.outlay.sample;

import com.typesafe.config.Config;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a variant that the draws need, as a column of the table of variants.
 *
 * @param path its key in the profiles, e.g. {@code first.growth-spread}
 * @param type STRING (empty text is null) or DOUBLE
 */
record Attribute(String path, DataType type) {

  /** The settings that only the driver needs. */
  static final List<String> PLACING = List.of("share", "season", "applicant", "group");

  static final List<Attribute> ALL =
      List.of(
          text("tier"),
          text("grade"),
          text("term"),
          text("option"),
          text("government-money"),
          number("full-time"),
          number("qualifies"),
          number("level"),
          number("contract-years.from"),
          number("contract-years.to"),
          number("exit"),
          number("record-years"),
          number("fund-size.median"),
          number("fund-size.spread"),
          number("fund-size.step"),
          number("coupon.from"),
          number("coupon.to"),
          number("rival.from"),
          number("rival.to"),
          number("assessment.failed"),
          number("assessment.excellent"),
          number("headcount"),
          text("first.measure"),
          text("first.of"),
          number("first.median"),
          number("first.spread"),
          number("first.growth"),
          number("first.growth-spread"),
          number("first.noise"),
          number("first.step"),
          number("first.share"),
          number("first.years"),
          text("second.measure"),
          number("second.median"),
          number("second.spread"),
          number("second.step"),
          number("second.years"));

  private static Attribute text(String path) {
    return new Attribute(path, DataTypes.StringType);
  }

  private static Attribute number(String path) {
    return new Attribute(path, DataTypes.DoubleType);
  }

  /** Name of the column: the key with underscores, after {@code p_}. */
  String column() {
    return "p_" + path.replace('-', '_').replace('.', '_');
  }

  @Nullable Object read(Config settings) {
    if (type.equals(DataTypes.DoubleType)) {
      return settings.getDouble(path);
    }
    String text = settings.getString(path);
    return text.isEmpty() ? null : text;
  }
}
