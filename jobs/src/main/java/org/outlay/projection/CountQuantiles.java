package org.outlay.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outlay.draw.Poisson;

/** Quantiles of a count whose Poisson mean is one of several, equally likely. */
final class CountQuantiles {
  private CountQuantiles() {}

  /**
   * Smallest counts whose cumulative probability reaches each level.
   *
   * @param means 0 or more
   * @param levels ascending, below 1
   * @return a count for each level, {@link Integer#MAX_VALUE} for one above it
   */
  static List<Integer> of(double[] means, List<Double> levels) {
    boolean small = Arrays.stream(means).max().orElse(0) <= Poisson.LARGE;
    return small ? summed(means, levels) : searched(new PoissonMixture(means), levels);
  }

  private static List<Integer> summed(double[] means, List<Double> levels) {
    List<Integer> quantiles = new ArrayList<>();
    PoissonSums sums = new PoissonSums(means);
    for (double level : levels) {
      while (sums.cumulative() < level && sums.count() < 1_000_000) {
        sums.next();
      }
      quantiles.add(sums.count());
    }
    return quantiles;
  }

  /** Halves what is left, so that large counts take no longer than their digits. */
  private static List<Integer> searched(PoissonMixture mixture, List<Double> levels) {
    List<Integer> quantiles = new ArrayList<>();
    int least = 0;
    for (double level : levels) {
      int most = mixture.most();
      while (least < most) {
        int middle = least + (most - least) / 2;
        if (mixture.cumulative(middle) >= level) {
          most = middle;
        } else {
          least = middle + 1;
        }
      }
      quantiles.add(least);
    }
    return quantiles;
  }
}
