package org.outlay.projection;

import java.util.Arrays;
import org.outlay.draw.Poisson;

/**
 * The law of a count whose Poisson mean is one of several, equally likely, any of them large. What
 * small means give is summed beforehand; a large one has a closed form.
 */
final class PoissonMixture {
  /** Nothing is left of a small mean beyond: 13 standard deviations above the largest. */
  private static final int SMALL_COUNTS = 800;

  /** Standard deviations beyond which nothing is left of a large mean. */
  private static final double FAR = 9;

  /**
   * Large means that are nearer to each other, in standard deviations, count as their average,
   * which changes no probability by more than 3e-6.
   */
  private static final double NEAR = 0.01;

  /** Sums over small means of the probability of at most so many. */
  private final double[] small = new double[SMALL_COUNTS];

  /** Ascending. */
  private final double[] large;

  /** How many means each large one stands for. */
  private final int[] weights;

  private final int all;
  private int groups;

  /**
   * The law for some means.
   *
   * @param means 0 or more, at least one above {@link Poisson#LARGE}
   */
  PoissonMixture(double[] means) {
    this.large = new double[means.length];
    this.weights = new int[means.length];
    this.all = means.length;
    sum(Arrays.stream(means).filter(mean -> mean <= Poisson.LARGE).toArray());
    group(Arrays.stream(means).filter(mean -> mean > Poisson.LARGE).sorted().toArray());
  }

  private void sum(double[] means) {
    if (means.length > 0) {
      PoissonSums sums = new PoissonSums(means);
      for (int count = 0; count < SMALL_COUNTS; count++) {
        small[count] = means.length * sums.cumulative();
        sums.next();
      }
    }
  }

  private void group(double[] sorted) {
    double first = 0;
    for (double mean : sorted) {
      if (groups == 0 || mean > first + NEAR * StrictMath.sqrt(first)) {
        first = mean;
        groups++;
      }
      int group = groups - 1;
      weights[group]++;
      large[group] += (mean - large[group]) / weights[group];
    }
  }

  /** A count that is hardly ever exceeded; {@link Integer#MAX_VALUE} where it is larger. */
  int most() {
    double mean = large[groups - 1];
    return (int) (mean + FAR * StrictMath.sqrt(mean));
  }

  /** Probability of at most {@code count}. */
  double cumulative(int count) {
    double reach = FAR * StrictMath.sqrt(count);
    double sum = small[Math.min(count, SMALL_COUNTS - 1)];
    for (int i = 0; i < groups && large[i] < count + reach + FAR * FAR; i++) {
      sum += weights[i] * (large[i] < count - reach ? 1 : Poisson.cumulative(large[i], count));
    }
    return sum / all;
  }
}
