package org.outlay.formula;

import static org.apache.spark.sql.functions.lit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    if (fits(numbers, scale, largest, Magnitudes.LONG_MAX)) {
      return Optional.of(List.of());
    }
    for (int digits = MOST_DIGITS; digits >= LEAST_DIGITS; digits--) {
      BigInteger bound = BigInteger.TEN.pow(digits);
      if (fits(numbers, scale, largest, bound)) {
        return Optional.of(beyond(numbers, bound));
      }
    }
    return Optional.empty();
  }

  private boolean fits(List<Expr> numbers, int scale, BigInteger largest, BigInteger bound) {
    return new Magnitudes(Magnitudes.Carrier.LONG, input -> known(input).cut(bound))
        .findAll(numbers, scale)
        .filter(result -> result.within(largest.min(Magnitudes.LONG_MAX)))
        .isPresent();
  }

  private Interval known(Expr input) {
    Interval bounds = Magnitudes.ofType(input).cut(BigInteger.valueOf(binding.magnitude(input)));
    return binding.mayBeNegative(input) ? bounds : new Interval(BigInteger.ZERO, bounds.high());
  }

  private List<Column> beyond(List<Expr> numbers, BigInteger bound) {
    Map<String, Expr> inputs = new LinkedHashMap<>();
    numbers.stream().flatMap(Safety::inputs).forEach(e -> inputs.putIfAbsent(key(e), e));
    List<Column> risks = new ArrayList<>();
    for (Expr input : inputs.values()) {
      Interval bounds = known(input);
      if (bounds.high().compareTo(bound) > 0) {
        risks.add(lowering.input(input).gt(lit(bound.longValueExact())));
      }
      if (bounds.low().compareTo(bound.negate()) < 0) {
        risks.add(lowering.input(input).lt(lit(-bound.longValueExact())));
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
