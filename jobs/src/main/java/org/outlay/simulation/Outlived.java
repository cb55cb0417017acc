package org.outlay.simulation;

import org.jspecify.annotations.Nullable;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Stream;

/**
 * Shares of the applications that outlive their benefit years, in the replicates of a block. How
 * readily applications end is known from those that ended, so each replicate draws it anew.
 */
final class Outlived {
  /** A begun benefit year is over up to one of so many parts of it. */
  private static final int PARTS = 48;

  private final Survival survival;

  /** Of the hazards, by replicate. */
  private final double[] levels;

  /** By first benefit year with the parts of it that are over, and last benefit year. */
  private final double[][] @Nullable [] wholes =
      new double[(Survival.years() + 1) * (PARTS + 1)][][];

  /**
   * Of one programme or tier.
   *
   * @param drawn whether the level is, not taken as it was estimated
   */
  Outlived(Survival survival, long seed, int firstReplicate, int count, boolean drawn) {
    this.survival = survival;
    this.levels = new double[count];
    long key = Draws.key(seed, Stream.EXIT_LEVEL, survival.entity(), 0, 0);
    for (int r = 0; r < count; r++) {
      levels[r] = Gamma.factor(drawn ? survival.error() : 0, key, firstReplicate + r);
    }
  }

  /** Parts of a benefit year that are over, of a share of it. */
  static int parts(double over) {
    return (int) Math.round(over * PARTS);
  }

  /**
   * Largest draws by replicate ({@link Draws#upTo}) with which an application outlives the benefit
   * years from {@code first} to {@code last}.
   *
   * @param parts of the first that are over ({@link #parts(double)})
   */
  double[] upTo(int first, int parts, int last) {
    int begin = first * (PARTS + 1) + parts;
    double[][] byLast = wholes[begin];
    if (byLast == null) {
      byLast = new double[Survival.years() + 1][];
      wholes[begin] = byLast;
    }
    if (byLast[last] == null) {
      double over = (double) parts / PARTS;
      double[] most = new double[levels.length];
      for (int r = 0; r < most.length; r++) {
        most[r] = Draws.upTo(survival.live(first, over, last, levels[r]));
      }
      byLast[last] = most;
    }
    return byLast[last];
  }
}
