package org.outlay.kernel;

import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;

/** The year that a duration is compared with. */
final class BenefitYear {
  static final String KEY = "benefit_year";

  /** The name as formulas write it. */
  static final Expr NAME = new Expr.Name(KEY, new Type.Numeric(Unit.YEAR, 4, 0), 0);

  private BenefitYear() {}

  /** A number of years, half away from zero. */
  static Expr whole(Expr years) {
    Type whole = new Type.Numeric(Unit.YEAR, 9, 0);
    return new Expr.Call(
        "round", List.of(years, new Expr.Literal(java.math.BigDecimal.ZERO, whole, 0)), whole, 0);
  }
}
