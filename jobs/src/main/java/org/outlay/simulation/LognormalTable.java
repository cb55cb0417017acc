package org.outlay.simulation;

import java.io.Serializable;
import org.outlay.draw.Normal;

/**
 * Lognormal factors with mean 1, drawn from 4,096 equally likely values: the medians of as many
 * slices of the distribution, scaled so that their mean is 1. A look-up costs a hundredth of an
 * exponential, and the mean is that of the undrawn course.
 */
final class LognormalTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BITS = 12;
  private static final int SIZE = 1 << BITS;

  private final double[] factors = new double[SIZE];

  /** Factors whose logarithms have the given standard deviation. */
  LognormalTable(double sd) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      factors[i] = StrictMath.exp(sd * Normal.quantile((i + 0.5) / SIZE));
      sum += factors[i];
    }
    for (int i = 0; i < SIZE; i++) {
      factors[i] *= SIZE / sum;
    }
  }

  /** The largest factor. */
  double largest() {
    return factors[SIZE - 1];
  }

  /** The factor that a random word picks. */
  double factor(int word) {
    return factors[word >>> (Integer.SIZE - BITS)];
  }
}
