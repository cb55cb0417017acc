package org.outlay.formula;

import static org.apache.spark.sql.functions.lit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** For which rows BIGINT holds every intermediate result of some numbers. */
final class Safety {
  private static final int MOST_DIGITS = 17;
  private static final int LEAST_DIGITS = 9;

  /** A longer scale cannot be rounded away by one BIGINT division. */
  private static final int MAX_SCALE = 18;

  private final Binding binding;
  private final ColumnLowering lowering;

  Safety(Binding binding, ColumnLowering lowering) {
    this.binding = binding;
    this.lowering = lowering;
  }

  /**
   * Conditions of which one is true on every row that BIGINT may not hold. None if it holds all
   * rows; empty if it cannot be relied on even for small inputs.
   */
  Optional<List<Column>> risks(List<Expr> numbers, int scale, BigInteger largest) {
    if (scale > MAX_SCALE) {
      return Optional.empty();
    }
    return bounds()
        .filter(bound -> fits(numbers, scale, largest.min(Magnitudes.LONG_MAX), bound))
        .findFirst()
        .map(bound -> beyond(numbers, bound));
  }

  /** What inputs may be taken to reach, from nothing assumed to the least that is of use. */
  private static Stream<Function<Expr, BigInteger>> bounds() {
    Stream<Function<Expr, BigInteger>> assumed =
        IntStream.rangeClosed(-MOST_DIGITS, -LEAST_DIGITS)
            .mapToObj(digits -> BigInteger.TEN.pow(-digits))
            .flatMap(power -> Stream.of(input -> power, input -> share(input, power)));
    return Stream.concat(Stream.of(input -> Magnitudes.LONG_MAX), assumed);
  }

  /** A plain number with places behind the point is a share, which seldom exceeds 1. */
  private static BigInteger share(Expr input, BigInteger otherwise) {
    return input.type() instanceof Type.Numeric number
            && number.unit().equals(Unit.NONE)
            && number.scale() > 0
        ? BigInteger.TEN.pow(number.scale()).min(otherwise)
        : otherwise;
  }

  private boolean fits(
      List<Expr> numbers, int scale, BigInteger largest, Function<Expr, BigInteger> bound) {
    return new Magnitudes(Magnitudes.Carrier.LONG, input -> known(input).cut(bound.apply(input)))
        .findAll(numbers, scale)
        .filter(result -> result.within(largest))
        .isPresent();
  }

  private Interval known(Expr input) {
    Interval bounds = Magnitudes.ofType(input).cut(BigInteger.valueOf(binding.magnitude(input)));
    return binding.mayBeNegative(input) ? bounds : new Interval(BigInteger.ZERO, bounds.high());
  }

  private List<Column> beyond(List<Expr> numbers, Function<Expr, BigInteger> bound) {
    Map<String, Expr> inputs = new LinkedHashMap<>();
    numbers.stream().flatMap(Safety::inputs).forEach(e -> inputs.putIfAbsent(key(e), e));
    List<Column> risks = new ArrayList<>();
    for (Expr input : inputs.values()) {
      Interval bounds = known(input);
      BigInteger most = bound.apply(input);
      if (bounds.high().compareTo(most) > 0) {
        risks.add(lowering.input(input).gt(lit(most.longValueExact())));
      }
      if (bounds.low().compareTo(most.negate()) < 0) {
        risks.add(lowering.input(input).lt(lit(-most.longValueExact())));
      }
    }
    return risks;
  }

  /** The inputs whose values reach the result; what only conditions use is bounded there. */
  private static Stream<Expr> inputs(Expr number) {
    if (number instanceof Expr.Name
        || number instanceof Expr.Derived
        || number instanceof Expr.ParameterValue) {
      return Stream.of(number);
    }
    List<Expr> parts =
        number instanceof Expr.Case ? Operand.choices(number) : Expressions.operands(number);
    return parts.stream().flatMap(Safety::inputs);
  }

  private static String key(Expr input) {
    return input instanceof Expr.Name name ? name.name() : input.toString();
  }
}
