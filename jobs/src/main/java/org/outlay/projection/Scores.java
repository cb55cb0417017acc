package org.outlay.projection;

import java.util.Arrays;

/** How a model would have done: forecasts from each origin of the years before it only. */
final class Scores {
  /** Years that an origin must look back on. */
  static final int FEWEST_YEARS = 3;

  private static final int FURTHEST = 3;

  private Scores() {}

  /** Mean CRPS relative to the observed count; 0 with too short a history. */
  static double relative(double[] counts, CountModel model, Pooled pooled) {
    double sum = 0;
    int forecasts = 0;
    for (int known = FEWEST_YEARS; known < counts.length; known++) {
      Fit fit = model.fit(Arrays.copyOf(counts, known), pooled);
      for (int h = 1; h <= Math.min(FURTHEST, counts.length - known); h++) {
        double observed = counts[known + h - 1];
        sum += fit.forecast(h).law().crps(observed) / Math.max(1, observed);
        forecasts++;
      }
    }
    return forecasts == 0 ? 0 : sum / forecasts;
  }

  /** Sum of the CRPS; 0 with too short a history. */
  static double sum(double[] counts, CountModel model, Pooled pooled) {
    double sum = 0;
    for (int known = FEWEST_YEARS; known < counts.length; known++) {
      Fit fit = model.fit(Arrays.copyOf(counts, known), pooled);
      for (int h = 1; h <= Math.min(FURTHEST, counts.length - known); h++) {
        sum += fit.forecast(h).law().crps(counts[known + h - 1]);
      }
    }
    return sum;
  }
}
