package org.outlay.projection;

/**
 * Log-linear trends. The logarithm of the counts plus one half is regressed on the year by weighted
 * least squares, weights the inverse of its variance 1/m + v (v the overdispersion), which are
 * those of one step of a quasi-likelihood fit.
 */
final class Trend {
  /** Share of the growth that remains a year later (Gardner and McKenzie 1985 find 0.8 to 0.98). */
  static final double DAMPING = 0.85;

  /** Half as many again each year, fading: ten times as many in the end. */
  private static final double STEEPEST = StrictMath.log(1.5);

  private static final double HALF = 0.5;

  /** After the first the weights hardly change. */
  private static final int LEVEL_STEPS = 8;

  private Trend() {}

  /**
   * A line's value at the end of history, its slope, and their errors; see {@link Fit}.
   *
   * @param middle number of the year in which the errors of height and slope are independent
   */
  record Line(
      double level,
      double slope,
      double levelSd,
      double slopeSd,
      double middle,
      double commonLevel,
      double common,
      double overdispersion) {}

  static Fit own(double[] counts, Pooled pooled) {
    return fit(line(counts, pooled, pooled.slopeless()), counts.length);
  }

  static Fit pooled(double[] counts, Pooled pooled) {
    return fit(line(counts, pooled, pooled), counts.length);
  }

  private static Fit fit(Line line, int years) {
    return new Fit(
        line.level(),
        line.slope(),
        DAMPING,
        line.levelSd(),
        line.slopeSd(),
        years - 1 - line.middle(),
        line.commonLevel(),
        line.common(),
        line.overdispersion());
  }

  /** What a trend of its own expects of each year. */
  static double[] expected(double[] counts, Pooled pooled) {
    Line line = line(counts, pooled, pooled);
    double[] expected = new double[counts.length];
    for (int t = 0; t < expected.length; t++) {
      expected[t] = StrictMath.exp(line.level() + line.slope() * (t - counts.length + 1));
    }
    return expected;
  }

  /** The regression, its slope drawn towards the pooled one by their precisions. */
  static Line line(double[] counts, Pooled pooled, Pooled prior) {
    double mean = Math.max(java.util.Arrays.stream(counts).average().orElse(0), HALF);
    double[] weights = new double[counts.length];
    double overdispersion = pooled.overdispersion();
    Regression regression = new Regression(0, 0, 0, 0, 0, 0);
    for (int step = 0; step < 2; step++) {
      for (int t = 0; t < counts.length; t++) {
        double expected = step == 0 ? Math.max(counts[t], HALF) : regression.mean(t);
        weights[t] = 1 / (1 / Math.max(expected, HALF) + overdispersion);
      }
      regression = Regression.of(counts, weights);
      overdispersion = Dispersion.of(counts, regression.means(counts.length), 2, pooled);
    }
    double widening = Dispersion.widening(counts.length, 2);
    double slopeVariance = regression.slopeVariance() * widening;
    double precision = prior.slopeVariance() > 0 ? 1 / prior.slopeVariance() : 0;
    double own = 1 / slopeVariance;
    double slope = (own * regression.slope() + precision * prior.slope()) / (own + precision);
    slope = Math.max(-STEEPEST, Math.min(slope, STEEPEST));
    double variance = 1 / (own + precision);
    // An error of what all slopes are drawn towards moves this one as far as it is drawn, and years
    // that are good or bad for all move it as far as it is not.
    CityNoise city = pooled.city();
    double drawn =
        (precision * prior.slopeError() + own * StrictMath.sqrt(city.slopeVariance(counts.length)))
            / (own + precision);
    double moved = precision / (own + precision) * prior.slopeError();
    double slopeSd = StrictMath.sqrt(variance + moved * moved);
    double least = StrictMath.log(HALF / counts.length);
    return new Line(
        Math.max(level(counts, slope, overdispersion), Math.min(least, StrictMath.log(mean))),
        slope,
        StrictMath.sqrt(regression.heightVariance() * widening),
        slopeSd,
        regression.center(),
        StrictMath.sqrt(Math.min(1, city.variance() * regression.concentration() / widening)),
        Math.min(1, drawn / slopeSd),
        overdispersion);
  }

  /**
   * Logarithm of the expected count at the end of history, the slope given: the one under which the
   * weighted counts add up to what is expected of them. The regression's own, of logarithms of
   * counts plus one half, is too high where counts are small.
   */
  private static double level(double[] counts, double slope, double overdispersion) {
    double level =
        StrictMath.log(Math.max(java.util.Arrays.stream(counts).average().orElse(0), HALF));
    for (int step = 0; step < LEVEL_STEPS; step++) {
      double observed = 0;
      double expected = 0;
      for (int t = 0; t < counts.length; t++) {
        double mean = StrictMath.exp(level + slope * (t - counts.length + 1));
        double weight = 1 / (1 + overdispersion * mean);
        observed += weight * counts[t];
        expected += weight * mean;
      }
      if (observed == 0) {
        return Double.NEGATIVE_INFINITY;
      }
      level += StrictMath.log(observed / expected);
    }
    return level;
  }

  /**
   * A weighted line.
   *
   * @param center weighted mean of the years' numbers
   * @param height value there
   * @param concentration of the weights: the sum of their squares over their sum
   */
  record Regression(
      double center,
      double height,
      double slope,
      double heightVariance,
      double slopeVariance,
      double concentration) {

    static Regression of(double[] counts, double[] weights) {
      double all = 0;
      double years = 0;
      double heights = 0;
      double squares = 0;
      for (int t = 0; t < counts.length; t++) {
        all += weights[t];
        years += weights[t] * t;
        heights += weights[t] * StrictMath.log(counts[t] + HALF);
        squares += weights[t] * weights[t];
      }
      double center = years / all;
      double height = heights / all;
      double spread = 0;
      double rise = 0;
      for (int t = 0; t < counts.length; t++) {
        double y = StrictMath.log(counts[t] + HALF);
        spread += weights[t] * (t - center) * (t - center);
        rise += weights[t] * (t - center) * (y - height);
      }
      return new Regression(center, height, rise / spread, 1 / all, 1 / spread, squares / all);
    }

    double mean(int t) {
      return StrictMath.exp(height + slope * (t - center));
    }

    double[] means(int years) {
      double[] means = new double[years];
      for (int t = 0; t < years; t++) {
        means[t] = Math.max(mean(t), 1e-3);
      }
      return means;
    }
  }
}
