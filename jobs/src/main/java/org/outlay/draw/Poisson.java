package org.outlay.draw;

/** Counts of independent events. */
public final class Poisson {
  /** Above this mean exp(-mean) is too small to start from. */
  private static final double LARGE = 500;

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
