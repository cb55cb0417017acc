package org.outlay.draw;

/** Counts of independent events. */
public final class Poisson {
  /** Above this mean exp(-mean) is too small to start from. */
  public static final double LARGE = 500;

  /** Relative distance from the mean below which a logarithm would cancel its argument. */
  private static final double NEAR = 1e-3;

  private Poisson() {}

  /**
   * The smallest count whose cumulative probability is above {@code u}; 0 for a mean of 0.
   *
   * @param mean 0 or more
   * @param u between 0 and 1, both excluded
   */
  public static int quantile(double mean, double u) {
    return mean <= LARGE ? fromZero(mean, u) : fromMode(mean, u);
  }

  /**
   * Probability of at most {@code count}, within 2e-8 and the closer the larger the mean: Peizer
   * and Pratt, Journal of the American Statistical Association 63 (1968). Takes no longer for a
   * large mean than for a small one.
   *
   * @param mean above {@link #LARGE}
   * @param count 0 or more
   */
  public static double cumulative(double mean, int count) {
    double away = (count + 0.5 - mean) / mean;
    double centred = count + 2.0 / 3 + 0.02 / (count + 1.0) - mean;
    return Normal.cumulative(centred * StrictMath.sqrt(skewness(away) / mean));
  }

  /**
   * Mean of a count of which no more than {@code most} stand.
   *
   * @param mean of the count, more than 0
   */
  public static double meanOfAtMost(double mean, int most) {
    return mean * atMost(most - 2, mean) + most * (1 - atMost(most - 1, mean));
  }

  private static double atMost(int count, double mean) {
    return count < 0
        ? 0
        : org.apache.commons.math3.special.Gamma.regularizedGammaQ(count + 1.0, mean);
  }

  /** {@code 2 ((1 + t) log(1 + t) - t) / t^2}: 1 for a symmetric law. */
  private static double skewness(double t) {
    if (Math.abs(t) < NEAR) {
      return 1 - t / 3 + t * t / 6 - t * t * t / 10;
    }
    return 2 * ((1 + t) * StrictMath.log1p(t) - t) / (t * t);
  }

  private static int fromZero(double mean, double u) {
    double probability = StrictMath.exp(-mean);
    double below = probability;
    int count = 0;
    // Up to the mean each probability is above the one before.
    int rising = (int) Math.ceil(mean);
    while (count < rising && u >= below) {
      count++;
      probability *= mean / count;
      below += probability;
    }
    // Probabilities that no longer change the sum end the search.
    while (u >= below && below + probability > below) {
      count++;
      probability *= mean / count;
      below += probability;
    }
    return count;
  }

  /** Sums outwards from the mode, so that no probability underflows. */
  private static int fromMode(double mean, double u) {
    int mode = (int) mean;
    double peak = StrictMath.exp(mode * StrictMath.log(mean) - mean - logFactorial(mode));
    double upToMode = peak;
    double probability = peak;
    for (int k = mode; k > 0 && probability > 1e-20; k--) {
      probability *= k / mean;
      upToMode += probability;
    }
    double below = upToMode;
    probability = peak;
    int count = mode;
    if (u >= below) {
      while (u >= below && probability > 1e-20) {
        count++;
        probability *= mean / count;
        below += probability;
      }
      return count;
    }
    while (count > 0 && u < below - probability) {
      below -= probability;
      probability *= count / mean;
      count--;
    }
    return count;
  }

  /** Stirling's series, good to 1e-15 relative above 500. */
  private static double logFactorial(int n) {
    double x = n + 1.0;
    return (x - 0.5) * StrictMath.log(x)
        - x
        + 0.5 * StrictMath.log(2 * StrictMath.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
