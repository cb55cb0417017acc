package org.outlay.projection;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The factor that a year has for all programmes of a city.
 *
 * @param variance of the factor
 * @param years from which it is known
 */
record CityNoise(double variance, int years) implements Serializable {
  static final CityNoise NONE = new CityNoise(0, 0);

  /** With fewer the tails would have no variance. */
  private static final int LEAST_FREEDOM = 4;

  /** From the yearly counts of each programme, all up to the same year. */
  static CityNoise of(List<double[]> series, Pooled pooled) {
    List<double[]> counts =
        series.stream()
            .filter(of -> of.length >= Scores.FEWEST_YEARS && Arrays.stream(of).sum() > 0)
            .toList();
    List<double[]> means = counts.stream().map(of -> Trend.expected(of, pooled)).toList();
    int years = counts.stream().mapToInt(of -> of.length).max().orElse(0);
    return new CityNoise(CommonFactor.variance(counts, means), years);
  }

  /** Degrees of freedom of the estimated variance. */
  int freedom() {
    return Math.max(years - CommonFactor.FITTED, LEAST_FREEDOM);
  }

  /** Variance of the factor of a year to come, that of the estimate included. */
  double predicted() {
    return variance * freedom() / (freedom() - 2);
  }

  /** What it adds to the variance of a line's slope over as many years. */
  double slopeVariance(int over) {
    return over < 2 ? 0 : variance * 12 / (over * (over * (double) over - 1));
  }
}
