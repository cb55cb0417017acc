package org.outlay.projection;

import java.util.Arrays;

/** Cumulative probabilities of a count whose Poisson mean is one of several, from 0 upwards. */
final class PoissonSums {
  private final double[] means;

  /** Of the present count, under each mean. */
  private final double[] probabilities;

  private int count;
  private double cumulative;

  /**
   * At a count of 0.
   *
   * @param means 0 or more, none above {@link org.outlay.draw.Poisson#LARGE}
   */
  PoissonSums(double[] means) {
    this.means = means;
    this.probabilities = Arrays.stream(means).map(mean -> StrictMath.exp(-mean)).toArray();
    this.cumulative = mean(probabilities);
  }

  void next() {
    count++;
    for (int i = 0; i < means.length; i++) {
      probabilities[i] *= means[i] / count;
    }
    cumulative += mean(probabilities);
  }

  int count() {
    return count;
  }

  /** Probability of at most {@link #count}. */
  double cumulative() {
    return cumulative;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
