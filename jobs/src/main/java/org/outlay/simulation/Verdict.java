package org.outlay.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Whether the replicates suffice for decisions: the half-width of the 95% interval of P90 and P95,
 * relative to the quantile, is within the tolerance.
 *
 * @param replicates that there are
 * @param needed that there should be, rounded up to two digits; at most {@code replicates} when
 *     they suffice
 * @param relativeHalfWidth the wider of the two; infinite if the replicates are too few to tell
 * @param tolerance asked for
 */
public record Verdict(int replicates, int needed, double relativeHalfWidth, BigDecimal tolerance) {
  /** With fewer the 95% interval of P95 has no upper end among the replicates. */
  private static final int FEWEST =
      IntStream.iterate(1, n -> n + 1)
          .filter(n -> Distribution.tellsError(n, 0.95))
          .findFirst()
          .orElseThrow();

  private static final List<Integer> DECISION_LEVELS = List.of(90, 95);

  /** Of the whole horizon's total, which budgets are decided by. */
  public static Verdict of(Distribution total, int replicates, BigDecimal tolerance) {
    double widest = relativeHalfWidth(total);
    if (Double.isInfinite(widest)) {
      return new Verdict(replicates, FEWEST, widest, tolerance);
    }
    double ratio = widest / tolerance.doubleValue();
    return new Verdict(
        replicates,
        ratio <= 1 ? replicates : friendly(replicates * ratio * ratio),
        widest,
        tolerance);
  }

  /** Of a distribution: the wider of P90 and P95, infinite where the replicates are too few. */
  public static double relativeHalfWidth(Distribution of) {
    double widest = 0;
    for (int level : DECISION_LEVELS) {
      double quantile = of.quantile(level);
      OptionalLong error = of.seQuantile(level);
      if (error.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      if (quantile > 0) {
        widest = Math.max(widest, Distribution.halfWidth(error.getAsLong()) / quantile);
      }
    }
    return widest;
  }

  /** Whether there are enough to tell how well the quantiles are known. */
  public boolean isKnown() {
    return Double.isFinite(relativeHalfWidth);
  }

  public boolean suffices() {
    return needed <= replicates;
  }

  private static int friendly(double count) {
    double unit = StrictMath.pow(10, Math.max(0, Math.floor(StrictMath.log10(count)) - 1));
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(count / unit) * unit);
  }
}
