package org.outlay.projection;

import java.util.List;
import java.util.Objects;

/** How much more than Poisson the yearly counts of a programme's cells vary about their shares. */
final class CellNoise {
  /** Cells that are expected to have fewer a year, or all but fewer, say nothing of it. */
  private static final double FEWEST = 3;

  /** Of an estimate whose standard error is this, half is believed. */
  private static final double ORDINARY = 0.05;

  /** A year that alone decides the shares says nothing of how these vary. */
  private static final double LEAST_FREE = 0.2;

  /** Counts of a cell may vary by 70% from year to year, not by more. */
  private static final double MOST = 0.5;

  private CellNoise() {}

  /**
   * Squared coefficient of variation beyond Poisson, given the programme's counts: moments over
   * cells and years, each weighted by what it expects. A share was fitted to the same years, and
   * the programme's count has the noise of all of its cells; where that leaves little to see, the
   * estimate is drawn towards 0.
   *
   * @param parts of the weighted counts, by year
   * @param seen how much of a share counts say, and not the margins
   */
  static double of(
      History history, List<Cell> cells, double[] shares, double[] parts, double[] seen) {
    double[] totals = history.totals(cells.get(0).programme());
    double fitted = squares(parts);
    double together = squares(shares);
    double excess = 0;
    double weight = 0;
    double variance = 0;
    for (int c = 0; c < shares.length; c++) {
      long[] counts = Objects.requireNonNull(history.counts().get(cells.get(c)));
      for (int t = 0; t < totals.length; t++) {
        double expected = totals[t] * shares[c];
        double poisson = expected * (1 - shares[c]);
        double free = 1 - 2 * seen[c] * parts[t] + seen[c] * seen[c] * fitted;
        if (poisson >= FEWEST && free >= LEAST_FREE) {
          double miss = counts[t] - expected;
          excess += miss * miss / free - poisson;
          weight += expected * expected * (1 - 2 * shares[c] + together);
          variance += 2 * poisson * poisson;
        }
      }
    }
    if (weight <= 0) {
      return 0;
    }
    double ordinary = ORDINARY * ORDINARY;
    double belief = ordinary / (ordinary + variance / (weight * weight));
    return Math.min(MOST, Math.max(0, belief * excess / weight));
  }

  static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
