package org.outlay.schema;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a field may hold, both ends included, in the field's unit. What the schema declares
 * goes first, as far as the field's type holds it; else amounts and rates are not negative, rates
 * are at most 1.
 */
public record NumberRange(BigDecimal lowest, BigDecimal highest) {
  /** Of a DECIMAL or an INTEGER. */
  public static NumberRange of(Field field) {
    boolean rate = field.unit().equals("rate");
    boolean money = rate || field.unit().startsWith("yuan");
    BigDecimal smallest =
        field.kind() == FieldKind.INTEGER
            ? BigDecimal.valueOf(Integer.MIN_VALUE)
            : largest(field).negate();
    return new NumberRange(
        orElse(field.minimum(), money ? BigDecimal.ZERO : smallest).max(smallest),
        orElse(field.maximum(), rate ? BigDecimal.ONE : largest(field)).min(largest(field)));
  }

  /** Whether nothing but the field's precision ends the range. */
  public boolean endsWithType(Field field) {
    return field.kind() == FieldKind.DECIMAL && highest.compareTo(largest(field)) == 0;
  }

  /** Whether a number below 0 is accepted; what computes with the field goes by this alone. */
  public boolean mayBeNegative() {
    return lowest.signum() < 0;
  }

  public boolean startsAtZero() {
    return lowest.signum() == 0;
  }

  public boolean endsAtOne() {
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
    return declared == null ? other : declared;
  }
}
