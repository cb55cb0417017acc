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
  private final Survival survival;

  /** Of the hazards, by replicate. */
  private final double[] levels;

  /** By first benefit year and last. */
  private final double[][] @Nullable [] wholes = new double[Survival.years() + 1][][];

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

  /**
   * Largest draws by replicate ({@link Draws#upTo}) with which an application outlives the benefit
   * years from {@code first} to {@code last}.
   */
  double[] upTo(int first, int last) {
    double[][] byLast = wholes[first];
    if (byLast == null) {
      byLast = new double[Survival.years() + 1][];
      wholes[first] = byLast;
    }
    if (byLast[last] == null) {
      double[] most = new double[levels.length];
      for (int r = 0; r < most.length; r++) {
        most[r] = Draws.upTo(survival.live(first, last, levels[r]));
      }
      byLast[last] = most;
    }
    return byLast[last];
  }
}
