package org.outlay.projection;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** How a model would have done: forecasts from each origin of the years before it only. */
final class Scores {
  /** Years that an origin must look back on. */
  static final int FEWEST_YEARS = 3;

  private static final int FURTHEST = 3;

  private Scores() {}

  /** Mean CRPS relative to the observed count; 0 with too short a history. */
  static double relative(double[] counts, CountModel model, Pooled pooled) {
    return scores(counts, model, pooled, observed -> Math.max(1, observed)).average().orElse(0);
  }

  /** Sum of the CRPS; 0 with too short a history. */
  static double sum(double[] counts, CountModel model, Pooled pooled) {
    return scores(counts, model, pooled, observed -> 1).sum();
  }

  /** CRPS of each forecast from each origin, in terms of what the observed count makes a unit. */
  private static DoubleStream scores(
      double[] counts, CountModel model, Pooled pooled, DoubleUnaryOperator unit) {
    DoubleStream.Builder scores = DoubleStream.builder();
    for (int known = FEWEST_YEARS; known < counts.length; known++) {
      Fit fit = model.fit(Arrays.copyOf(counts, known), pooled.before(counts.length - known));
      for (int h = 1; h <= Math.min(FURTHEST, counts.length - known); h++) {
        double observed = counts[known + h - 1];
        scores.add(fit.forecast(h).law().crps(observed) / unit.applyAsDouble(observed));
      }
    }
    return scores.build();
  }
}
