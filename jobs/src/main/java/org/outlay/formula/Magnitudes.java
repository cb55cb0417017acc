package org.outlay.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bounds of every intermediate result of an expression, walked exactly as the lowering computes it,
 * so that a sum, a product or a change of scale that could leave its carrier is known beforehand.
 */
final class Magnitudes {
  static final BigInteger DECIMAL_MAX = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
  static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final Carrier carrier;
  private final Function<Expr, Interval> inputs;

  /** What holds the unscaled numbers. */
  enum Carrier {
    /** BIGINT, which cannot divide. */
    LONG(LONG_MAX, BigInteger.TEN.pow(18)),
    /** DECIMAL(38, 0). */
    DECIMAL(DECIMAL_MAX, BigInteger.TEN.pow(38));

    private final BigInteger largest;
    private final BigInteger largestPower;

    Carrier(BigInteger largest, BigInteger largestPower) {
      this.largest = largest;
      this.largestPower = largestPower;
    }
  }

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large for its carrier", null, false, false);
    }
  }

  Magnitudes(Carrier carrier, Function<Expr, Interval> inputs) {
    this.carrier = carrier;
    this.inputs = inputs;
  }

  /** Bounds that follow from an input's type alone. */
  static Interval ofType(Expr input) {
    int precision = ((Type.Numeric) input.type()).precision();
    return Interval.around(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE));
  }

  static int scale(Expr number) {
    return number.type() instanceof Type.Numeric numeric ? numeric.scale() : 0;
  }

  static int commonScale(List<Expr> numbers) {
    return numbers.stream().mapToInt(Magnitudes::scale).max().orElse(0);
  }

  /** Bounds at the expression's own scale; empty when something on the way may not fit. */
  Optional<Interval> find(Expr number) {
    return findAll(List.of(number), scale(number));
  }

  /** Bounds of several numbers side by side at one scale; empty when something may not fit. */
  Optional<Interval> findAll(List<Expr> numbers, int scale) {
    try {
      return numbers.stream().map(number -> at(number, scale)).reduce(Interval::or);
    } catch (TooLarge tooLarge) {
      return Optional.empty();
    }
  }

  private Interval at(Expr number, int scale) {
    return brought(number, of(number), scale);
  }

  private Interval brought(Expr number, Interval bounds, int scale) {
    int own = scale(number);
    if (scale != own && !(number instanceof Expr.Literal)) {
      checkPower(scale - own);
    }
    return check(bounds.rescale(own, scale, RoundingMode.UNNECESSARY));
  }

  private Interval of(Expr number) {
    if (number instanceof Expr.Literal literal) {
      return check(literal(literal));
    }
    if (number instanceof Expr.Binary binary) {
      return check(binary(binary));
    }
    if (number instanceof Expr.Negate negate) {
      return of(negate.operand()).negate();
    }
    if (number instanceof Expr.Case choice) {
      Interval bounds = at(choice.otherwise(), scale(choice));
      for (Expr.Branch branch : choice.branches()) {
        bounds = bounds.or(at(branch.value(), scale(choice)));
      }
      return bounds;
    }
    return check(number instanceof Expr.Call call ? call(call) : inputs.apply(number));
  }

  private static Interval literal(Expr.Literal literal) {
    return literal.value() instanceof BigDecimal value
        ? Interval.of(value.setScale(scale(literal)).unscaledValue())
        : Interval.ZERO;
  }

  private Interval binary(Expr.Binary node) {
    int scale = commonScale(List.of(node.left(), node.right()));
    return switch (node.operator()) {
      case ADD -> at(node.left(), scale).plus(at(node.right(), scale));
      case SUBTRACT -> at(node.left(), scale).minus(at(node.right(), scale));
      case MULTIPLY -> of(node.left()).times(of(node.right()));
      case DIVIDE -> quotient(node);
      case REMAINDER -> remainder(at(node.left(), scale), at(node.right(), scale));
      default -> throw new IllegalArgumentException(node.operator().symbol() + " is no number");
    };
  }

  private Interval quotient(Expr.Binary node) {
    if (carrier == Carrier.LONG) {
      throw new TooLarge();
    }
    Interval dividend = of(node.left());
    Interval divisor = of(node.right());
    int shift = ExactMath.QUOTIENT_SCALE + scale(node.right()) - scale(node.left());
    // The smallest divisor other than 0 is one unit of its last place.
    Interval bounds = Interval.around(dividend.magnitude()).rescale(0, shift, RoundingMode.UP);
    boolean negative = dividend.mayBeNegative() || divisor.mayBeNegative();
    return negative ? bounds : new Interval(BigInteger.ZERO, bounds.high());
  }

  private static Interval remainder(Interval dividend, Interval divisor) {
    BigInteger magnitude = dividend.magnitude().min(divisor.magnitude());
    return new Interval(
        dividend.mayBeNegative() ? magnitude.negate() : BigInteger.ZERO,
        dividend.high().signum() > 0 ? magnitude : BigInteger.ZERO);
  }

  private Interval call(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    Expr first = arguments.get(0);
    return switch (call.function()) {
      case "abs" -> of(first).abs();
      case "floor" -> rounded(call, RoundingMode.FLOOR);
      case "ceil" -> rounded(call, RoundingMode.CEILING);
      case "round" -> rounded(call, RoundingMode.HALF_UP);
      case "nullif" -> {
        // Each argument once: a chain of nullif would double at every level.
        Interval bounds = of(first);
        brought(first, bounds, commonScale(arguments));
        at(arguments.get(1), commonScale(arguments));
        yield bounds;
      }
      case "least" -> extreme(call).negate();
      case "greatest" -> extreme(call);
      default -> union(arguments, scale(call));
    };
  }

  private Interval union(List<Expr> arguments, int scale) {
    return arguments.stream()
        .map(argument -> at(argument, scale))
        .reduce(Interval::or)
        .orElse(Interval.ZERO);
  }

  /**
   * Bounds of the greatest, or of minus the least: a literal is never null and so always counts.
   */
  private Interval extreme(Expr.Call call) {
    boolean least = call.function().equals("least");
    Interval all = union(call.arguments(), scale(call));
    Interval bounds = least ? all.negate() : all;
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Literal literal && literal.value() != null) {
        Interval fixed = at(argument, scale(call));
        bounds =
            new Interval(bounds.low().max((least ? fixed.negate() : fixed).low()), bounds.high());
      }
    }
    return bounds;
  }

  private Interval rounded(Expr.Call call, RoundingMode mode) {
    Expr operand = call.arguments().get(0);
    Interval bounds = of(operand);
    checkPower(Math.max(0, scale(operand) - scale(call)));
    return bounds.rescale(scale(operand), scale(call), mode);
  }

  private void checkPower(int power) {
    if (BigInteger.TEN.pow(power).compareTo(carrier.largestPower) > 0) {
      throw new TooLarge();
    }
  }

  private Interval check(Interval bounds) {
    if (!bounds.within(carrier.largest)) {
      throw new TooLarge();
    }
    return bounds;
  }
}
