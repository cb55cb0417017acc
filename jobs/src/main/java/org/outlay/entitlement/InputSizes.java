package org.outlay.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.outlay.formula.Expr;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Policy;
import org.outlay.policy.Vocabulary;

/**
 * How large the numbers of a cohort can be: formulas over numbers that cannot overflow a BIGINT
 * need no second, wider way of computing.
 *
 * @param largest largest absolute unscaled value by decimal column; one that is missing can hold
 *     any
 */
record InputSizes(Map<String, Long> largest) {
  /** More benefit years than any application has. */
  private static final long MOST_YEARS = 200;

  InputSizes {
    largest = Map.copyOf(largest);
  }

  /** Sizes of the records as read, and of those that are continued from them. */
  static InputSizes of(Policy policy, Timeframe time, Map<String, Long> read) {
    Map<String, Long> largest = new HashMap<>();
    read.forEach((column, value) -> largest.put(column, grown(value, mostGrowth(policy, time))));
    return new InputSizes(largest);
  }

  /** Largest absolute unscaled value of an input; {@link Long#MAX_VALUE} if not known. */
  long magnitude(Expr input) {
    long one =
        column(input)
            .map(name -> largest.getOrDefault(name, Long.MAX_VALUE))
            .orElse(Long.MAX_VALUE);
    boolean sum =
        input instanceof Expr.Derived derived && !derived.function().equals(Vocabulary.MAX_BEFORE);
    return sum ? grown(one, BigDecimal.valueOf(MOST_YEARS)) : one;
  }

  /** The column that an input's numbers are values or sums of; empty if they are of none. */
  static Optional<String> column(Expr input) {
    if (input instanceof Expr.Name name) {
      return Optional.of(name.name());
    }
    return input instanceof Expr.Derived derived
            && Vocabulary.OVER_YEARS.contains(derived.function())
        ? Optional.of(derived.argument())
        : Optional.empty();
  }

  private static BigDecimal mostGrowth(Policy policy, Timeframe time) {
    BigDecimal most = BigDecimal.ONE;
    if (time.lastKnownYear().isPresent()) {
      for (GrowthIndex index : policy.indices().values()) {
        for (int from = time.lastKnownYear().getAsInt(); from < time.to(); from++) {
          for (int to = from + 1; to <= time.to(); to++) {
            most = most.max(index.factor(from, to));
          }
        }
      }
    }
    return most;
  }

  private static long grown(long value, BigDecimal factor) {
    BigDecimal grown = BigDecimal.valueOf(value).multiply(factor).setScale(0, RoundingMode.CEILING);
    return grown.toBigInteger().bitLength() > 62 ? Long.MAX_VALUE : grown.longValueExact();
  }
}
