package org.outlay.formula;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The encoded columns behind the names of a formula. A number is a BIGINT or INT that holds the
 * unscaled value at its type's scale, a category an INT (its position in {@link
 * Type.Category#values}), a condition a BOOLEAN, a day a DATE.
 */
public interface Binding {
  Column of(Expr.Name name);

  /**
   * A parameter's value in force.
   *
   * @param keys codes of the key categories, each a position in the key type's list; may be null at
   *     run time
   */
  Column of(Expr.ParameterValue parameter, List<Column> keys);

  Column of(Expr.Derived derived);

  /**
   * Largest absolute unscaled value of a number's column; {@link Long#MAX_VALUE} when only its type
   * is known. A tighter bound saves run-time checks.
   */
  long magnitude(Expr input);

  /** Whether a number's column can hold a value below 0; saying so where it cannot saves work. */
  default boolean mayBeNegative(Expr input) {
    return true;
  }
}
