package org.outlay.draw;

/** Gamma factors with mean 1. */
public final class Gamma {
  private static final int INDICES_PER_TRY = 2;
  private static final int BOOST_INDEX = 1_000_000;

  /** Of the same paper: below 1 - 0.0331 z^4 the logarithms, which take long, would accept, too. */
  private static final double SQUEEZE = 0.0331;

  private Gamma() {}

  /**
   * A factor with mean 1 and the given variance, drawn by Marsaglia and Tsang, ACM TOMS 26 (2000);
   * 1 where the variance is 0. Uses the key's draw indices 0, 1, 2 ... as far as its tries need.
   */
  public static double factor(double variance, long key, int replicate) {
    return variance <= 0 ? 1 : draw(1 / variance, key, replicate) * variance;
  }

  /** A draw of the given shape, above 0, and scale 1, with the same indices. */
  public static double draw(double shape, long key, int replicate) {
    if (shape < 1) {
      double uniform = Draws.uniform(key, replicate, BOOST_INDEX);
      return draw(shape + 1, key, replicate) * StrictMath.pow(uniform, 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    for (int index = 0; ; index += INDICES_PER_TRY) {
      double z = Normal.quantile(Draws.uniform(key, replicate, index));
      double root = 1 + c * z;
      if (root > 0) {
        double v = root * root * root;
        double u = Draws.uniform(key, replicate, index + 1);
        boolean surely = u < 1 - SQUEEZE * z * z * z * z;
        if (surely || StrictMath.log(u) < 0.5 * z * z + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }
}
