package org.outlay.simulation;

/** Panjer's recursion for totals of whole amounts (ASTIN Bulletin 12, 1981). */
final class Panjer {
  private Panjer() {}

  /**
   * Probabilities of the totals 0 ... {@code largest}.
   *
   * @param overdispersion variance of the count's gamma mean over its square
   * @param severity probabilities of one amount; none of 0
   */
  static double[] negativeBinomial(
      double mean, double overdispersion, double[] severity, int largest) {
    double size = 1 / overdispersion;
    double p = mean / (size + mean);
    double[] totals = new double[largest + 1];
    totals[0] = Math.pow(1 - p, size);
    for (int total = 1; total <= largest; total++) {
      double sum = 0;
      for (int x = 1; x <= Math.min(total, severity.length - 1); x++) {
        sum += (p + p * (size - 1) * x / total) * severity[x] * totals[total - x];
      }
      totals[total] = sum;
    }
    return totals;
  }

  /** The same for a Poisson count. */
  static double[] poisson(double mean, double[] severity, int largest) {
    double[] totals = new double[largest + 1];
    totals[0] = Math.exp(-mean);
    for (int total = 1; total <= largest; total++) {
      double sum = 0;
      for (int x = 1; x <= Math.min(total, severity.length - 1); x++) {
        sum += mean * x / total * severity[x] * totals[total - x];
      }
      totals[total] = sum;
    }
    return totals;
  }
}
