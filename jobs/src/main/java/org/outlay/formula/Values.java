package org.outlay.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators and functions on values. */
final class Values {
  private Values() {}

  static @Nullable Object apply(Expr.Operator operator, Object left, Object right) {
    return left instanceof BigDecimal a && right instanceof BigDecimal b && arithmetic(operator)
        ? calculate(operator, a, b)
        : (Object) compares(operator, compare(left, right));
  }

  private static boolean arithmetic(Expr.Operator operator) {
    return operator.compareTo(Expr.Operator.REMAINDER) <= 0;
  }

  private static @Nullable BigDecimal calculate(
      Expr.Operator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case MULTIPLY -> left.multiply(right);
      case DIVIDE ->
          right.signum() == 0
              ? null
              : left.divide(right, ExactMath.QUOTIENT_SCALE, RoundingMode.HALF_UP);
      case REMAINDER -> right.signum() == 0 ? null : left.remainder(right);
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }

  private static boolean compares(Expr.Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }

  /** Order of two values of one type; categories by name, which tells equal from unequal only. */
  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  static @Nullable Boolean in(@Nullable Object value, List<@Nullable Object> options) {
    if (value == null) {
      return null;
    }
    if (options.stream().anyMatch(o -> o != null && compare(value, o) == 0)) {
      return true;
    }
    return options.stream().anyMatch(Objects::isNull) ? null : false;
  }

  static @Nullable Object call(Expr.Call call, List<@Nullable Object> arguments) {
    Object first = arguments.get(0);
    return switch (call.function()) {
      case "least" -> arguments.stream().filter(Objects::nonNull).min(Values::compare).orElse(null);
      case "greatest" ->
          arguments.stream().filter(Objects::nonNull).max(Values::compare).orElse(null);
      case "nullif" -> nullIf(first, arguments.get(1));
      default -> first == null ? null : round(call, (BigDecimal) first);
    };
  }

  private static @Nullable Object nullIf(@Nullable Object value, @Nullable Object other) {
    return value != null && other != null && compare(value, other) == 0 ? null : value;
  }

  private static BigDecimal round(Expr.Call call, BigDecimal value) {
    return switch (call.function()) {
      case "abs" -> value.abs();
      case "floor" -> value.setScale(0, RoundingMode.FLOOR);
      case "ceil" -> value.setScale(0, RoundingMode.CEILING);
      case "round" -> {
        Object places = ((Expr.Literal) call.arguments().get(1)).value();
        yield value.setScale(
            places instanceof BigDecimal n ? n.intValueExact() : 0, RoundingMode.HALF_UP);
      }
      default -> throw new IllegalArgumentException(call.function());
    };
  }
}
