package org.outlay.plan;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.outlay.simulation.Distribution;

/**
 * The replicates around a quantile of a total, and how the quantile is divided among the parts of
 * the total: each gets its conditional mean given that the total is the quantile, the allocation of
 * Euler's rule (Tasche 1999, Risk contributions and performance measurement; estimated from order
 * statistics as by Hallerbach 2003, Decomposing portfolio value-at-risk).
 *
 * <p>The estimate is the mean over the m replicates at and below the quantile and that over the m
 * above it, weighted so that the total is the quantile exactly: with m = 1 the interpolation that
 * defines the quantile. So parts add up as they are, none is negative, a part that never varies
 * keeps its amount, and a single part is the plain quantile. m is n^(2/3) / 2, fewer near the ends
 * so that both sides have as many. A part's P90 may be below its P50: it is what the part costs
 * when the total is high, not when the part is.
 *
 * @param quantile fen, as in {@code outlay_distribution}
 * @param below replicates whose total is at most the quantile
 * @param above as many whose total is at least that
 * @param weightBelow of the sum over the replicates below, in units of 1 / {@code per}
 * @param weightAbove of the sum over the replicates above
 */
record Window(
    long quantile,
    int[] below,
    int[] above,
    BigInteger weightBelow,
    BigInteger weightAbove,
    BigInteger per) {

  /**
   * Around a quantile.
   *
   * @param totals fen by replicate
   * @param level in percent
   */
  static Window of(long[] totals, int level) {
    int n = totals.length;
    int[] ranked =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingLong((Integer r) -> totals[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] sorted = Arrays.stream(ranked).mapToLong(r -> totals[r]).toArray();
    double p = level / 100.0;
    int low = (int) (p * (n - 1));
    int high = Math.min(low + 1, n - 1);
    int width = Math.max(1, Math.min(widest(n), Math.min(low + 1, n - high)));
    int[] below = Arrays.copyOfRange(ranked, low + 1 - width, low + 1);
    int[] above = Arrays.copyOfRange(ranked, high, high + width);
    long quantile = Math.round(Distribution.quantile(sorted, p));
    BigInteger wanted = times(quantile, width);
    BigInteger under = sum(totals, below);
    BigInteger over = sum(totals, above);
    return under.equals(over)
        ? new Window(quantile, below, above, BigInteger.ONE, BigInteger.ZERO, times(1, width))
        : new Window(
            quantile,
            below,
            above,
            over.subtract(wanted),
            wanted.subtract(under),
            over.subtract(under).multiply(times(1, width)));
  }

  private static int widest(int n) {
    return (int) Math.round(StrictMath.cbrt((double) n * n) / 2);
  }

  private static BigInteger times(long fen, int count) {
    return BigInteger.valueOf(fen).multiply(BigInteger.valueOf(count));
  }

  private static BigInteger sum(long[] totals, int[] replicates) {
    return Arrays.stream(replicates)
        .mapToObj(r -> BigInteger.valueOf(totals[r]))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** A part's share of the quantile, times {@code per}. */
  BigInteger share(long sumBelow, long sumAbove) {
    return weightBelow
        .multiply(BigInteger.valueOf(sumBelow))
        .add(weightAbove.multiply(BigInteger.valueOf(sumAbove)));
  }
}
