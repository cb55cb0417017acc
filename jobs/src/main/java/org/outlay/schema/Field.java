package org.outlay.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param unit unit of a number in the notation of the unit algebra ({@code yuan}, {@code rate},
 *     {@code count}, {@code year}, {@code m2} ...); empty for anything but a number
 * @param precision digits in all of a DECIMAL, else 0
 * @param scale digits after the point of a DECIMAL, else 0
 * @param values the names a CATEGORY may hold, in order; empty when the policy supplies them
 * @param minimum smallest number allowed, in the field's unit
 * @param maximum largest number allowed, in the field's unit
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
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum) {

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
    this(
        name,
        kind,
        required,
        unit,
        precision,
        scale,
        values,
        labels,
        Optional.empty(),
        Optional.empty());
  }

  /** The same field with another list of names. */
  public Field withValues(List<String> newValues) {
    return new Field(
        name, kind, required, unit, precision, scale, newValues, labels, minimum, maximum);
  }
}
