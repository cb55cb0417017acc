package org.outlay.draw;

import java.io.Serializable;

/**
 * A factor with mean 1 that is close to gamma distributed and rises with a standard normal score,
 * so that one score gives a coherent course of factors whose variances differ from year to year:
 * the cube of a normal variable (Wilson and Hilferty 1931), 0 where that is negative.
 *
 * @param variance of the factors, at most {@value #MOST}
 * @param center mean of the cube root
 * @param spread its standard deviation
 * @param scale makes the mean exactly 1
 */
public record GammaCourse(double variance, double center, double spread, double scale)
    implements Serializable {
  private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

  /**
   * Largest variance: half of such factors are 0. Of a larger one the few that are not would have
   * to be so large that replicates, of which there are not enough, would miss the mean.
   */
  public static final double MOST = 9;

  /** Of a variance, 0 for the constant 1; what is above {@value #MOST} is taken for that. */
  public static GammaCourse of(double anyVariance) {
    double variance = Math.min(anyVariance, MOST);
    double center = 1 - variance / 9;
    double spread = StrictMath.sqrt(variance) / 3;
    if (spread == 0) {
      return new GammaCourse(0, 1, 0, 1);
    }
    double t = center / spread;
    double below = Normal.cumulative(t);
    double density = StrictMath.exp(-t * t / 2) / ROOT_OF_TWO_PI;
    // Third moment of the positive part of a normal variable.
    double mean = spread * spread * spread * ((t * t * t + 3 * t) * below + (t * t + 2) * density);
    return new GammaCourse(variance, center, spread, 1 / mean);
  }

  /** The factor at a standard normal score. */
  public double factor(double score) {
    double root = Math.max(0, center + spread * score);
    return scale * root * root * root;
  }
}
