package org.outlay.projection;

import java.util.List;

/**
 * How far all programmes move together in a year: the mean product of the relative misses of two
 * programmes, each pair weighted by how well it is known; at least 0. Independent programmes would
 * make the total far too sure of itself.
 */
final class CommonFactor {
  private CommonFactor() {}

  /**
   * Variance of the factor that a year has for the whole city.
   *
   * @param counts yearly counts by programme
   * @param means what was expected
   */
  static double variance(List<double[]> counts, List<double[]> means) {
    double products = 0;
    double weights = 0;
    for (int p = 0; p < counts.size(); p++) {
      for (int q = p + 1; q < counts.size(); q++) {
        for (int t = 0; t < counts.get(p).length; t++) {
          double a = means.get(p)[t];
          double b = means.get(q)[t];
          double weight = a * b / ((1 + 0.05 * a) * (1 + 0.05 * b));
          products += weight * (counts.get(p)[t] - a) / a * ((counts.get(q)[t] - b) / b);
          weights += weight;
        }
      }
    }
    return weights == 0 ? 0 : Math.max(0, products / weights);
  }
}
