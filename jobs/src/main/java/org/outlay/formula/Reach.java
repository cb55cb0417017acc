package org.outlay.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a formula can still come to when some of its inputs are known to be nothing. Errs on the
 * side of more: what it excludes cannot happen, what it includes may not.
 */
public final class Reach {
  private final Function<Expr, Optional<Input>> inputs;

  /** What is known of an input. */
  public enum Input {
    /** Is 0, or false. */
    ZERO,
    /** Is null. */
    NULL,
    /** Is a number of 0 or more. */
    NOT_NEGATIVE;

    private Outcome outcome() {
      return switch (this) {
        case ZERO -> Outcome.between(0, 0);
        case NULL -> Outcome.NULL;
        case NOT_NEGATIVE -> Outcome.between(0, Double.POSITIVE_INFINITY);
      };
    }
  }

  /**
   * Over inputs of which something is known.
   *
   * @param inputs what is known of a name, a parameter's value or a derived value; empty for one
   *     that can be anything
   */
  public Reach(Function<Expr, Optional<Input>> inputs) {
    this.inputs = inputs;
  }

  /** Whether a condition can hold. */
  public boolean canHold(Expr condition) {
    return of(condition).canBeTrue();
  }

  /** Whether a number can be above 0. */
  public boolean canBePositive(Expr number) {
    return of(number).canBePositive();
  }

  private Outcome of(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal(literal);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Not not) {
      return of(not.operand()).not();
    }
    if (expr instanceof Expr.Negate negate) {
      return of(negate.operand()).negate();
    }
    if (expr instanceof Expr.IsNull test) {
      Outcome operand = of(test.operand());
      return Outcome.either(operand.canBeNull(), !operand.alwaysNull());
    }
    if (expr instanceof Expr.In in) {
      return Outcome.either(true, true).orNull().nullWith(of(in.operand()), of(in.operand()));
    }
    if (expr instanceof Expr.Case choice) {
      return choice(choice);
    }
    return expr instanceof Expr.Call call
        ? call(call)
        : inputs.apply(expr).map(Input::outcome).orElse(Outcome.ANYTHING);
  }

  private static Outcome literal(Expr.Literal literal) {
    if (literal.value() == null) {
      return Outcome.NULL;
    }
    if (literal.value() instanceof BigDecimal number) {
      return Outcome.between(number.doubleValue(), number.doubleValue());
    }
    if (literal.value() instanceof Boolean truth) {
      return Outcome.either(truth, !truth);
    }
    return Outcome.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private Outcome choice(Expr.Case choice) {
    Outcome all = Outcome.NONE;
    for (Expr.Branch branch : choice.branches()) {
      Outcome condition = of(branch.condition());
      if (condition.canBeTrue()) {
        all = all.or(of(branch.value()));
      }
      if (condition.alwaysTrue()) {
        return all;
      }
    }
    return all.or(of(choice.otherwise()));
  }

  private Outcome binary(Expr.Binary node) {
    Outcome left = of(node.left());
    Outcome right = of(node.right());
    return switch (node.operator()) {
      case AND -> connected(left, right, left.canBeTrue() && right.canBeTrue(), true);
      case OR -> connected(left, right, true, left.canBeFalse() && right.canBeFalse());
      default -> compared(node.operator(), left, right).nullWith(left, right);
    };
  }

  /** A side that is null leaves the other to decide. */
  private static Outcome connected(
      Outcome left, Outcome right, boolean canBeTrue, boolean canBeFalse) {
    boolean anyTrue = canBeTrue && (left.canBeTrue() || right.canBeTrue());
    boolean anyFalse = canBeFalse && (left.canBeFalse() || right.canBeFalse());
    boolean canBeNull = left.canBeNull() || right.canBeNull();
    if (!anyTrue && !anyFalse) {
      return Outcome.NULL;
    }
    Outcome decided = Outcome.either(anyTrue, anyFalse);
    return canBeNull ? decided.orNull() : decided;
  }

  private static Outcome compared(Expr.Operator operator, Outcome left, Outcome right) {
    return switch (operator) {
      case ADD -> Outcome.between(left.low() + right.low(), left.high() + right.high());
      case SUBTRACT -> Outcome.between(left.low() - right.high(), left.high() - right.low());
      case MULTIPLY -> left.times(right);
      case DIVIDE, REMAINDER -> divided(left, right);
      case LESS -> Outcome.either(left.low() < right.high(), left.high() >= right.low());
      case LESS_OR_EQUAL -> Outcome.either(left.low() <= right.high(), left.high() > right.low());
      case GREATER -> Outcome.either(left.high() > right.low(), left.low() <= right.high());
      case GREATER_OR_EQUAL ->
          Outcome.either(left.high() >= right.low(), left.low() < right.high());
      default -> Outcome.either(true, true);
    };
  }

  /** Null where the divisor can be 0: least and greatest then pass over it. */
  private static Outcome divided(Outcome left, Outcome right) {
    if (left.low() < 0 || right.low() < 0) {
      return Outcome.ANYTHING;
    }
    Outcome ratio = Outcome.between(0, left.high() == 0 ? 0 : Double.POSITIVE_INFINITY);
    return right.low() == 0 ? ratio.orNull() : ratio;
  }

  private Outcome call(Expr.Call call) {
    List<Outcome> arguments = call.arguments().stream().map(this::of).toList();
    Outcome first = arguments.get(0);
    return switch (call.function()) {
      case "least" -> extreme(arguments.stream().map(Outcome::negate).toList()).negate();
      case "greatest" -> extreme(arguments);
      case "coalesce" -> coalesced(arguments);
      case "nullif" -> first.orNull();
      case "abs" ->
          first.low() >= 0
              ? first
              : new Outcome(0, Math.max(-first.low(), first.high()), first.canBeNull());
      // Rounding keeps 0 and what is on either side of it there; up to 1 may be added.
      case "ceil", "round" ->
          new Outcome(
              first.low(), first.high() > 0 ? first.high() + 1 : first.high(), first.canBeNull());
      default -> new Outcome(first.low() - 1, first.high(), first.canBeNull());
    };
  }

  /** The greatest skips nulls, so only what cannot be null holds it up. */
  private static Outcome extreme(List<Outcome> arguments) {
    Outcome all = arguments.stream().reduce(Outcome::or).orElse(Outcome.NULL);
    double floor =
        arguments.stream()
            .filter(argument -> !argument.canBeNull())
            .mapToDouble(Outcome::low)
            .reduce(all.low(), Math::max);
    boolean canBeNull = arguments.stream().allMatch(Outcome::canBeNull);
    return new Outcome(floor, all.high(), canBeNull);
  }

  private static Outcome coalesced(List<Outcome> arguments) {
    Outcome all = Outcome.NONE;
    for (Outcome argument : arguments) {
      all = all.or(new Outcome(argument.low(), argument.high(), false));
      if (!argument.canBeNull()) {
        return all;
      }
    }
    return all.orNull();
  }
}
