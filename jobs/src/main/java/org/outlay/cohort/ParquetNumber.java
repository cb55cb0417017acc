package org.outlay.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.NumberRange;

/** A number column as the unscaled value of its field, exactly or not at all. */
final class ParquetNumber {
  private static final int LONG_DIGITS = 18;

  private final Field field;
  private final Column raw;
  private final NumberRange range;

  private ParquetNumber(Field field, Column raw) {
    this.field = field;
    this.raw = raw;
    this.range = NumberRange.of(field);
  }

  static ParquetField read(Field field, Column raw, DataType type) {
    ParquetNumber number = new ParquetNumber(field, raw);
    if (type instanceof DecimalType decimal) {
      int shift = field.scale() - decimal.scale();
      return shift >= 0 && decimal.precision() + shift <= LONG_DIGITS
          ? number.narrow(shift)
          : number.wide();
    }
    return number.whole();
  }

  /** Decimals that fit a long at the field's scale: the usual case, plain long arithmetic. */
  private ParquetField narrow(int shift) {
    Column value = unscaled(raw);
    if (shift > 0) {
      value = value.multiply(lit(powerOfTen(shift)));
    }
    return new ParquetField(value, List.of(below(value), above(value)));
  }

  private ParquetField whole() {
    Column number = raw.cast(DataTypes.LongType);
    long lowest = range.lowest().setScale(0, RoundingMode.CEILING).longValueExact();
    long highest = range.highest().setScale(0, RoundingMode.FLOOR).longValueExact();
    Column inside = number.geq(lit(lowest)).and(number.leq(lit(highest)));
    Column value =
        field.kind() == FieldKind.INTEGER
            ? number.cast(DataTypes.IntegerType)
            : number.multiply(lit(powerOfTen(field.scale())));
    return new ParquetField(
        when(inside, value),
        List.of(
            check(number.lt(lit(lowest)), Reason.below(field, range)),
            check(number.gt(lit(highest)), Reason.above(field, range))));
  }

  /** Any other decimal: in range, then equal to what it becomes at the field's scale. */
  private ParquetField wide() {
    BigDecimal end = BigDecimal.TEN.pow(field.precision() - field.scale());
    Column fits = raw.lt(lit(end)).and(raw.gt(lit(end.negate())));
    // Comparing two decimals casts both to one type, which only values that fit survive.
    Column within = when(fits, raw);
    Column below = within.lt(lit(range.lowest())).or(not(fits).and(raw.lt(0)));
    Column above = within.gt(lit(range.highest())).or(not(fits).and(raw.gt(0)));
    Column cast = within.try_cast(new DecimalType(field.precision(), field.scale()));
    Column exact = coalesce(cast.equalTo(within), lit(false));
    return new ParquetField(
        when(exact, unscaled(cast)),
        List.of(
            check(below, Reason.below(field, range)),
            check(above, Reason.above(field, range)),
            check(
                raw.isNotNull().and(not(below)).and(not(above)).and(not(exact)),
                Reason.decimals(field))));
  }

  private Check below(Column value) {
    return check(value.lt(lit(unscaled(range.lowest()))), Reason.below(field, range));
  }

  private Check above(Column value) {
    return check(value.gt(lit(unscaled(range.highest()))), Reason.above(field, range));
  }

  private Check check(Column fails, Reason reason) {
    return new Check(coalesce(fails, lit(false)), reason.code(), reason.messageAbout(field, raw));
  }

  private long unscaled(BigDecimal bound) {
    return bound.movePointRight(field.scale()).longValue();
  }

  private static Column unscaled(Column decimal) {
    return ExpressionUtils.column(new UnscaledValue(ExpressionUtils.expression(decimal)));
  }

  private static long powerOfTen(int exponent) {
    return BigDecimal.TEN.pow(exponent).longValueExact();
  }
}
