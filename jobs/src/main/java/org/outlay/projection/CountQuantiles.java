package org.outlay.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Quantiles of a count whose Poisson mean is one of several, equally likely. */
final class CountQuantiles {
  /** Above this, exp(-mean) is too small to start from. */
  private static final double LARGE = 500;

  private CountQuantiles() {}

  /**
   * Smallest counts whose cumulative probability reaches each level.
   *
   * @param levels ascending
   */
  static List<Integer> of(double[] means, List<Double> levels) {
    if (Arrays.stream(means).max().orElse(0) > LARGE) {
      // Beside the spread of such means, that of the count around them is nothing.
      double[] sorted = means.clone();
      Arrays.sort(sorted);
      return levels.stream()
          .map(level -> (int) Math.round(sorted[(int) (level * (sorted.length - 1))]))
          .toList();
    }
    double[] probabilities = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      probabilities[i] = StrictMath.exp(-means[i]);
    }
    List<Integer> quantiles = new ArrayList<>();
    double below = mean(probabilities);
    int count = 0;
    for (double level : levels) {
      while (below < level && count < 1_000_000) {
        count++;
        for (int i = 0; i < means.length; i++) {
          probabilities[i] *= means[i] / count;
        }
        below += mean(probabilities);
      }
      quantiles.add(count);
    }
    return quantiles;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
