package org.outlay.cohort;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/**
 * The numbers a field may hold, both ends included. What the schema declares goes first; else
 * amounts and rates are not negative, rates are at most 1.
 */
record Bounds(BigDecimal lowest, BigDecimal highest) {
  static Bounds of(Field field) {
    boolean rate = field.unit().equals("rate");
    boolean money = rate || field.unit().startsWith("yuan");
    BigDecimal smallest =
        field.kind() == FieldKind.INTEGER
            ? BigDecimal.valueOf(Integer.MIN_VALUE)
            : largest(field).negate();
    return new Bounds(
        orElse(field.minimum(), money ? BigDecimal.ZERO : smallest),
        orElse(field.maximum(), rate ? BigDecimal.ONE : largest(field)));
  }

  /** Whether nothing but the field's precision ends the range. */
  boolean endWithType(Field field) {
    return field.kind() == FieldKind.DECIMAL && highest.compareTo(largest(field)) == 0;
  }

  boolean refusesNegatives() {
    return lowest.signum() == 0;
  }

  boolean refusesAboveOne() {
    return highest.compareTo(BigDecimal.ONE) == 0;
  }

  private static BigDecimal largest(Field field) {
    return field.kind() == FieldKind.INTEGER
        ? BigDecimal.valueOf(Integer.MAX_VALUE)
        : BigDecimal.TEN
            .pow(field.precision())
            .subtract(BigDecimal.ONE)
            .movePointLeft(field.scale());
  }

  private static BigDecimal orElse(@Nullable BigDecimal declared, BigDecimal other) {
    return Objects.requireNonNullElse(declared, other);
  }
}
