package org.outlay.projection;

import java.util.List;

/**
 * How far all programmes move together in a year: the mean product of the relative misses of two
 * programmes, each pair weighted by how well it is known; at least 0. Independent programmes would
 * make the total far too sure of itself.
 */
final class CommonFactor {
  /** Level and slope of each programme. */
  static final int FITTED = 2;

  private CommonFactor() {}

  /**
   * Variance of the factor that a year has for the whole city.
   *
   * @param counts yearly counts by programme, all up to the same year
   * @param means what was expected
   */
  static double variance(List<double[]> counts, List<double[]> means) {
    double products = 0;
    double weights = 0;
    for (int p = 0; p < counts.size(); p++) {
      for (int q = p + 1; q < counts.size(); q++) {
        int pYears = counts.get(p).length;
        int qYears = counts.get(q).length;
        int years = Math.min(pYears, qYears);
        double lost = Dispersion.lost(years, FITTED);
        for (int back = 1; back <= years; back++) {
          double a = means.get(p)[pYears - back];
          double b = means.get(q)[qYears - back];
          double miss = (counts.get(p)[pYears - back] - a) / a;
          double other = (counts.get(q)[qYears - back] - b) / b;
          double weight = a * b / ((1 + 0.05 * a) * (1 + 0.05 * b));
          products += weight * miss * other * lost;
          weights += weight;
        }
      }
    }
    return weights == 0 ? 0 : Math.max(0, products / weights);
  }
}
