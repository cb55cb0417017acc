package org.outlay.projection;

/**
 * A forecast of one count by its probabilities.
 *
 * @param mean of the count
 * @param variance of the count
 * @param probabilities of 0, 1, 2 ... as far as anything is worth summing
 */
record CountLaw(double mean, double variance, double[] probabilities) {

  /** Smallest count whose cumulative probability reaches {@code p}. */
  int quantile(double p) {
    double below = 0;
    for (int count = 0; count < probabilities.length; count++) {
      below += probabilities[count];
      if (below >= p) {
        return count;
      }
    }
    return probabilities.length;
  }

  /** Probability of at most so many. */
  double cumulative(int count) {
    double sum = 0;
    for (int k = 0; k <= Math.min(count, probabilities.length - 1); k++) {
      sum += probabilities[k];
    }
    return Math.min(1, sum);
  }

  /**
   * Continuous ranked probability score of an observed count: the sum over counts of the squared
   * distance between the forecast's distribution and the observed step (Gneiting and Raftery 2007).
   */
  double crps(double observed) {
    double score = 0;
    double below = 0;
    int last = (int) Math.max(probabilities.length, Math.ceil(observed));
    for (int count = 0; count < last; count++) {
      below += count < probabilities.length ? probabilities[count] : 0;
      double distance = below - (count >= observed ? 1 : 0);
      score += distance * distance;
    }
    return score;
  }

  /** Whether a count lies in the central interval that holds at least so much. */
  boolean covers(double observed, double level) {
    return observed >= quantile((1 - level) / 2) && observed <= quantile((1 + level) / 2);
  }
}
