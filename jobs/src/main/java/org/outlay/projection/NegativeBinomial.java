package org.outlay.projection;

import org.apache.commons.math3.special.Gamma;

/**
 * Counts with variance mean + mean^2 * overdispersion: a Poisson count whose mean is a gamma
 * variable; Poisson itself where the overdispersion is 0.
 *
 * @param mean more than 0
 * @param overdispersion squared coefficient of variation of the mean, at least 0
 */
record NegativeBinomial(double mean, double overdispersion) {
  private static final double SMALL = 1e-9;
  private static final double FAR = 12;
  private static final int MOST = 2_000_000;

  double variance() {
    return mean + mean * mean * overdispersion;
  }

  /** Its probabilities, from that near the mean outwards by their ratios. */
  CountLaw law() {
    double sd = StrictMath.sqrt(variance());
    double[] probabilities = new double[(int) Math.min(MOST, mean + FAR * sd + 20)];
    int start = (int) Math.min(mean, probabilities.length - 1.0);
    probabilities[start] = probability(start);
    for (int k = start; k + 1 < probabilities.length; k++) {
      probabilities[k + 1] = probabilities[k] * ratio(k);
    }
    for (int k = start; k > 0; k--) {
      probabilities[k - 1] = probabilities[k] / ratio(k - 1);
    }
    return new CountLaw(mean, variance(), probabilities);
  }

  /** Probability of one more over that of {@code k}. */
  private double ratio(int k) {
    if (overdispersion < SMALL) {
      return mean / (k + 1);
    }
    double size = 1 / overdispersion;
    return (k + size) / (k + 1) * (mean / (size + mean));
  }

  private double probability(int count) {
    if (overdispersion < SMALL) {
      return StrictMath.exp(count * StrictMath.log(mean) - mean - Gamma.logGamma(count + 1.0));
    }
    double size = 1 / overdispersion;
    double success = size / (size + mean);
    return StrictMath.exp(
        Gamma.logGamma(count + size)
            - Gamma.logGamma(size)
            - Gamma.logGamma(count + 1.0)
            + size * StrictMath.log(success)
            + count * StrictMath.log1p(-success));
  }
}
