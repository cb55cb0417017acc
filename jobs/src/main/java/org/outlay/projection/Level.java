package org.outlay.projection;

/** Fits without a trend: a weighted mean. */
final class Level {
  private Level() {}

  /**
   * A weighted mean; its relative error follows from the counts' variance, overdispersion included,
   * and the effective number of years.
   */
  static Fit of(double[] counts, double[] weights, Pooled pooled) {
    double sum = 0;
    double weight = 0;
    double squares = 0;
    for (int t = 0; t < counts.length; t++) {
      sum += weights[t] * counts[t];
      weight += weights[t];
      squares += weights[t] * weights[t];
    }
    double mean = Math.max(sum / weight, 0.5 / counts.length);
    double[] expected = new double[counts.length];
    java.util.Arrays.fill(expected, mean);
    double overdispersion = Dispersion.of(counts, expected, 1, pooled);
    double relative = (1 / mean + overdispersion) * squares / (weight * weight);
    double widening = Dispersion.widening(counts.length, 1);
    double sd = StrictMath.sqrt(StrictMath.log1p(relative) * widening);
    double common = pooled.city().variance() / (1 / mean + overdispersion) / widening;
    return Fit.of(StrictMath.log(mean), sd, StrictMath.sqrt(Math.min(1, common)), overdispersion);
  }

  /** Weights that fade by a factor a year into the past. */
  static double[] fading(int years, double factor) {
    double[] weights = new double[years];
    for (int t = 0; t < years; t++) {
      weights[t] = StrictMath.pow(factor, years - 1 - t);
    }
    return weights;
  }

  /** Weights that exponential smoothing from the first count on gives to all. */
  static double[] smoothing(int years, double alpha) {
    double[] weights = fading(years, 1 - alpha);
    for (int t = 1; t < years; t++) {
      weights[t] *= alpha;
    }
    return weights;
  }

  /** Sum of squared one-step errors of exponential smoothing, relative to the level. */
  static double oneStepError(double[] counts, double alpha) {
    double level = counts[0];
    double error = 0;
    for (int t = 1; t < counts.length; t++) {
      double miss = counts[t] - level;
      error += miss * miss / Math.max(1, level);
      level += alpha * miss;
    }
    return error;
  }
}
