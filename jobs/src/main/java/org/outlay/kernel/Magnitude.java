package org.outlay.kernel;

/** How large the numbers of an array are. */
final class Magnitude {
  /** Sums side by side, over a whole block; with constant strides the compiler makes vectors. */
  private static final int SUMS = 64;

  private static final int BLOCK = 8 * SUMS;

  private Magnitude() {}

  /** An upper bound of the absolute values, at most eight times too high; NaN if any is. */
  static double atMost(double[] array, int n) {
    // Of numbers without sign the bits are in the same order, NaN last, and quicker to compare.
    long most = 0;
    int done = 0;
    if (n >= BLOCK) {
      double[] sums = new double[SUMS];
      add(array, sums);
      most = most(sums);
      done = BLOCK;
    }
    for (; done < n; done++) {
      most = Math.max(most, Double.doubleToRawLongBits(Math.abs(array[done])));
    }
    return Double.longBitsToDouble(most);
  }

  /** Four at once, since each comparison waits for the one before. */
  private static long most(double[] sums) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = 0; i < SUMS; i += 4) {
      a = Math.max(a, Double.doubleToRawLongBits(sums[i]));
      b = Math.max(b, Double.doubleToRawLongBits(sums[i + 1]));
      c = Math.max(c, Double.doubleToRawLongBits(sums[i + 2]));
      d = Math.max(d, Double.doubleToRawLongBits(sums[i + 3]));
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  private static void add(double[] array, double[] sums) {
    for (int i = 0; i < SUMS; i++) {
      sums[i] =
          Math.abs(array[i])
              + Math.abs(array[i + SUMS])
              + Math.abs(array[i + 2 * SUMS])
              + Math.abs(array[i + 3 * SUMS])
              + Math.abs(array[i + 4 * SUMS])
              + Math.abs(array[i + 5 * SUMS])
              + Math.abs(array[i + 6 * SUMS])
              + Math.abs(array[i + 7 * SUMS]);
    }
  }

  /** The largest absolute value of those that are not NaN. */
  static double largest(double[] array, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.abs(array[i]);
      largest = size > largest ? size : largest;
    }
    return largest;
  }
}
