package org.outlay.projection;

import java.util.Arrays;

/** Moments of counts beyond Poisson. */
final class Dispersion {
  /** Years' worth of weight that what all programmes say has. */
  private static final double PRIOR_YEARS = 4;

  /** Counts that are all 0 are taken for one in many years. */
  private static final double LEAST_MEAN = 0.1;

  private Dispersion() {}

  /**
   * Squared coefficient of variation beyond Poisson: the mean of ((n - m)^2 c - m) / m^2, c undoing
   * the loss of {@code fitted} parameters, drawn towards the pooled value; at least 0.
   */
  static double of(double[] counts, double[] expected, int fitted, Pooled pooled) {
    double own = raw(counts, expected, fitted);
    double weight = Math.max(0, counts.length - fitted);
    return Math.max(
        0, (weight * own + PRIOR_YEARS * pooled.overdispersion()) / (weight + PRIOR_YEARS));
  }

  /**
   * Variance of the error of {@link #of}: squared misses vary by twice the square of the variance
   * that they estimate, which Poisson counts add to.
   */
  static double errorVariance(double[] counts, double overdispersion, int fitted) {
    double mean = Arrays.stream(counts).average().orElse(0);
    double years = Math.max(0, counts.length - fitted) + PRIOR_YEARS;
    double spread = overdispersion + 1 / Math.max(mean, LEAST_MEAN);
    return 2 * spread * spread / years;
  }

  static double raw(double[] counts, double[] expected, int fitted) {
    int n = counts.length;
    double correction = lost(n, fitted);
    double sum = 0;
    for (int t = 0; t < n; t++) {
      double miss = counts[t] - expected[t];
      sum += (miss * miss * correction - expected[t]) / (expected[t] * expected[t]);
    }
    return sum / n;
  }

  /**
   * Undoes how much closer {@code fitted} parameters come to the years that they were fitted to.
   */
  static double lost(int years, int fitted) {
    return years > fitted ? (double) years / (years - fitted) : 1;
  }

  /**
   * Factor on a variance estimated from few years: the variance of Student's t with as many degrees
   * of freedom, held below 3.
   */
  static double widening(int years, int fitted) {
    double freedom = years - fitted;
    return freedom > 3 ? freedom / (freedom - 2) : 3;
  }
}
