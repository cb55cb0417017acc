package org.outlay.schema;

import java.util.List;

/**
 * One column of a table.
 *
 * @param unit unit of a number in the notation of the unit algebra ({@code yuan}, {@code rate},
 *     {@code count}, {@code year}, {@code m2} ...); empty for anything but a number
 * @param precision digits in all of a DECIMAL, else 0
 * @param scale digits after the point of a DECIMAL, else 0
 * @param values the names a CATEGORY may hold, in order; empty when the policy supplies them
 */
public record Field(
    String name,
    FieldKind kind,
    boolean required,
    String unit,
    int precision,
    int scale,
    List<String> values,
    Labels labels) {

  public Field {
    values = List.copyOf(values);
  }

  /** The same field with another list of names. */
  public Field withValues(List<String> newValues) {
    return new Field(name, kind, required, unit, precision, scale, newValues, labels);
  }
}
