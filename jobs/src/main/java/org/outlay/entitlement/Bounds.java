package org.outlay.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.outlay.formula.Expr;
import org.outlay.policy.Limit;
import org.outlay.policy.Parameter;
import org.outlay.policy.Rule;

/** What a rule's formulas can come to at most, whatever the application and the year. */
public final class Bounds {
  /** More years than any horizon has. */
  static final int UNLIMITED = 1_000;

  private Bounds() {}

  /** Benefit years a rule can pay at most. */
  public static int longest(Rule rule) {
    return rule.duration().map(d -> whole(highest(d.root(), rule, UNLIMITED))).orElse(UNLIMITED);
  }

  /** Places a limit can have at most. */
  static int places(Rule rule, Limit limit) {
    Expr root = Objects.requireNonNull(limit.amount()).root();
    return whole(highest(root, rule, Integer.MAX_VALUE));
  }

  /** Whether a limit is one number for all years. */
  static boolean constant(Rule rule, Limit limit) {
    Expr root = Objects.requireNonNull(limit.amount()).root();
    return root instanceof Expr.Literal
        || (root instanceof Expr.ParameterValue value
            && parameter(rule, value).values().stream()
                    .map(Parameter.Dated::byKey)
                    .distinct()
                    .count()
                == 1);
  }

  private static BigDecimal highest(Expr expr, Rule rule, int otherwise) {
    if (expr instanceof Expr.Literal literal && literal.value() instanceof BigDecimal number) {
      return number;
    }
    if (expr instanceof Expr.ParameterValue value) {
      return parameter(rule, value).values().stream()
          .flatMap(dated -> dated.byKey().values().stream())
          .reduce(BigDecimal.ZERO, BigDecimal::max);
    }
    return BigDecimal.valueOf(otherwise);
  }

  private static Parameter parameter(Rule rule, Expr.ParameterValue value) {
    return Objects.requireNonNull(rule.parameters().get(value.parameter()), value.parameter());
  }

  private static int whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR).intValue();
  }
}
