package org.outlay.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How an amount is distributed over replicates. All amounts are fen, rounded half-up.
 *
 * <p>A quantile interpolates between order statistics (Hyndman and Fan 1996, type 7). Its standard
 * error is that of a binomial interval: the order statistics at n p &plusmn; 1.96 sqrt(n p (1 -
 * p)), their distance over 2 * 1.96. The expected shortfall is the mean of the highest 5% of
 * replicates, the last of them counted in part; its standard error is that of the mean of its
 * influence function (Trindade et al. 2007). An error is unknown where an end of its interval lies
 * beyond the replicates, and with one replicate.
 *
 * @param mean exact sum over the number of replicates
 * @param sd of the replicates, divisor n - 1
 * @param quantiles in the order of {@link #LEVELS}
 * @param cvar95 expected shortfall
 * @param seMean standard error of the mean
 * @param seQuantiles standard errors of the quantiles
 * @param seCvar95 standard error of the expected shortfall
 */
public record Distribution(
    long mean,
    OptionalLong sd,
    List<Long> quantiles,
    long cvar95,
    OptionalLong seMean,
    List<OptionalLong> seQuantiles,
    OptionalLong seCvar95) {
  /** Quantile levels in percent. */
  public static final List<Integer> LEVELS = List.of(5, 10, 25, 50, 75, 90, 95, 99);

  /** Half the width of a 95% interval in standard errors. */
  private static final double Z95 = 1.959963984540054;

  private static final double TAIL = 0.05;

  public Distribution {
    quantiles = List.copyOf(quantiles);
    seQuantiles = List.copyOf(seQuantiles);
  }

  /**
   * Of one amount per replicate.
   *
   * @param fen in any order, at least one
   */
  public static Distribution of(long[] fen) {
    long[] sorted = fen.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double center = mean(sorted, 6).doubleValue();
    double squares = 0;
    for (long amount : sorted) {
      squares += (amount - center) * (amount - center);
    }
    double sd = StrictMath.sqrt(squares / (n - 1));
    List<Long> quantiles = new ArrayList<>();
    List<OptionalLong> errors = new ArrayList<>();
    for (int level : LEVELS) {
      quantiles.add(Math.round(quantile(sorted, level / 100.0)));
      errors.add(quantileError(sorted, level / 100.0));
    }
    double tailStart = quantile(sorted, 1 - TAIL);
    return new Distribution(
        mean(sorted),
        rounded(sd),
        quantiles,
        Math.round(shortfall(sorted)),
        rounded(sd / StrictMath.sqrt(n)),
        errors,
        rounded(shortfallError(sorted, tailStart)));
  }

  /** What is divided by no degree of freedom is unknown. */
  private static OptionalLong rounded(double fen) {
    return Double.isNaN(fen) ? OptionalLong.empty() : OptionalLong.of(Math.round(fen));
  }

  /** The mean alone. */
  public static long mean(long[] fen) {
    return mean(fen, 0).longValueExact();
  }

  private static BigDecimal mean(long[] fen, int places) {
    // In two halves, neither of which can overflow.
    long high = 0;
    long low = 0;
    for (long amount : fen) {
      high += amount >> Integer.SIZE;
      low += amount & 0xFFFF_FFFFL;
    }
    BigInteger sum = BigInteger.valueOf(high).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(low));
    return new BigDecimal(sum).divide(BigDecimal.valueOf(fen.length), places, RoundingMode.HALF_UP);
  }

  /** The quantile of a level in percent. */
  public long quantile(int level) {
    return quantiles.get(LEVELS.indexOf(level));
  }

  /** The standard error of the quantile of a level in percent. */
  public OptionalLong seQuantile(int level) {
    return seQuantiles.get(LEVELS.indexOf(level));
  }

  /** Interpolated quantile of ascending amounts. */
  public static double quantile(long[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (double) (sorted[above] - sorted[below]);
  }

  /** Its standard error in fen, if there are enough to tell. */
  public static OptionalLong quantileError(long[] sorted, double p) {
    int n = sorted.length;
    if (!tellsError(n, p)) {
      return OptionalLong.empty();
    }
    long width = sorted[(int) high(n, p)] - sorted[(int) low(n, p)];
    return OptionalLong.of(Math.round(width / (2 * Z95)));
  }

  /** Half the width of the 95% interval that a standard error makes. */
  public static double halfWidth(long standardError) {
    return Z95 * standardError;
  }

  /** Whether so many replicates have both ends of the 95% interval of a quantile among them. */
  static boolean tellsError(int n, double p) {
    return low(n, p) >= 0 && high(n, p) <= n - 1;
  }

  private static double low(int n, double p) {
    return Math.floor(n * p - Z95 * StrictMath.sqrt(n * p * (1 - p)));
  }

  private static double high(int n, double p) {
    return Math.ceil(n * p + Z95 * StrictMath.sqrt(n * p * (1 - p)));
  }

  private static double shortfall(long[] sorted) {
    double rest = sorted.length * TAIL;
    double sum = 0;
    int i = sorted.length - 1;
    for (; rest >= 1; rest--) {
      sum += sorted[i--];
    }
    sum += i >= 0 ? rest * sorted[i] : 0;
    return sum / (sorted.length * TAIL);
  }

  private static double shortfallError(long[] sorted, double tailStart) {
    int n = sorted.length;
    double sum = 0;
    double squares = 0;
    for (long amount : sorted) {
      double excess = Math.max(0, amount - tailStart) / TAIL;
      sum += excess;
      squares += excess * excess;
    }
    double variance = (squares - sum * sum / n) / (n - 1);
    return StrictMath.sqrt(Math.max(0, variance) / n);
  }
}
