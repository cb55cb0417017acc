package org.outlay.schema;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param unit unit of a number in the notation of the unit algebra ({@code yuan}, {@code rate},
 *     {@code count}, {@code year}, {@code m2} ...); {@link #MONTH} for a date that stands for its
 *     month; else empty
 * @param precision digits in all of a DECIMAL, else 0
 * @param scale digits after the point of a DECIMAL, else 0
 * @param values the names a CATEGORY may hold, in order; empty when the policy supplies them
 * @param minimum smallest number allowed, in the field's unit; null if none is declared
 * @param maximum largest number allowed, in the field's unit; null if none is declared
 */
public record Field(
    String name,
    FieldKind kind,
    boolean required,
    String unit,
    int precision,
    int scale,
    List<String> values,
    Labels labels,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum)
    implements Serializable {
  /** The unit of a DATE of which only the month counts: the first of the month stands for it. */
  public static final String MONTH = "month";

  public Field {
    values = List.copyOf(values);
  }

  /** A field without bounds on its numbers. */
  public Field(
      String name,
      FieldKind kind,
      boolean required,
      String unit,
      int precision,
      int scale,
      List<String> values,
      Labels labels) {
    this(name, kind, required, unit, precision, scale, values, labels, null, null);
  }

  /** Whether it is a date of which only the month counts. */
  public boolean isMonth() {
    return kind == FieldKind.DATE && unit.equals(MONTH);
  }

  /** The same field with another list of names. */
  public Field withValues(List<String> newValues) {
    return new Field(
        name, kind, required, unit, precision, scale, newValues, labels, minimum, maximum);
  }
}
