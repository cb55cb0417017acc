package org.outlay.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values behind the names of a formula, for one row: {@link java.math.BigDecimal}, a category's
 * name as String, Boolean, {@link java.time.LocalDate}, or null.
 */
public interface Environment {
  /** A column or a scalar derived value. */
  @Nullable Object value(Expr.Name name);

  /**
   * A parameter's value in force.
   *
   * @param keys category names in the parameter's order; null for an unknown key
   */
  @Nullable Object value(Expr.ParameterValue parameter, List<@Nullable Object> keys);

  /** A value over other years or rules. */
  @Nullable Object value(Expr.Derived derived);
}
