package org.outlay.kernel;

import java.util.List;

/** Runs the compiled loop where the inputs are as small as promised, the exact one elsewhere. */
final class PromisedLoop implements RuleLoop {
  /** Parts of an array that are looked at side by side, which the compiler turns into vectors. */
  private static final int PARTS = 8;

  private static final int SHORT = 64;

  private final GeneratedLoop fast;
  private final RuleLoop exact;
  private final Inputs.Promise[] fixed;
  private final Inputs.Promise[] varying;

  PromisedLoop(
      GeneratedLoop fast,
      RuleLoop exact,
      List<Inputs.Promise> fixed,
      List<Inputs.Promise> varying) {
    this.fast = fast;
    this.exact = exact;
    this.fixed = fixed.toArray(Inputs.Promise[]::new);
    this.varying = varying.toArray(Inputs.Promise[]::new);
  }

  @Override
  public boolean entitled(
      double[] fixedValues, double[][] tables, double[][] values, double[] out, int n) {
    boolean kept = true;
    for (Inputs.Promise promise : fixed) {
      kept &= !(Math.abs(fixedValues[promise.slot()]) > promise.largest());
    }
    boolean nulls = false;
    for (Inputs.Promise promise : varying) {
      double largest = largest(values[promise.slot()], n);
      if (Double.isNaN(largest)) {
        nulls = true;
        largest = largestGiven(values[promise.slot()], n);
      }
      kept &= largest <= promise.largest();
    }
    if (!kept) {
      return exact.entitled(fixedValues, tables, values, out, n);
    }
    return nulls
        ? fast.withNulls(fixedValues, tables, values, out, n)
        : fast.entitled(fixedValues, tables, values, out, n);
  }

  /** The largest absolute value; NaN if any is. */
  static double largest(double[] array, int n) {
    double largest = 0;
    int done = 0;
    if (n >= SHORT) {
      int part = n / PARTS;
      double[] most = new double[part];
      fold(array, most, part);
      for (int i = 0; i < part; i++) {
        largest = Math.max(largest, most[i]);
      }
      done = part * PARTS;
    }
    for (int i = done; i < n; i++) {
      largest = Math.max(largest, Math.abs(array[i]));
    }
    return largest;
  }

  private static void fold(double[] array, double[] most, int part) {
    for (int i = 0; i < part; i++) {
      double a = Math.max(Math.abs(array[i]), Math.abs(array[i + part]));
      double b = Math.max(Math.abs(array[i + 2 * part]), Math.abs(array[i + 3 * part]));
      double c = Math.max(Math.abs(array[i + 4 * part]), Math.abs(array[i + 5 * part]));
      double d = Math.max(Math.abs(array[i + 6 * part]), Math.abs(array[i + 7 * part]));
      most[i] = Math.max(Math.max(a, b), Math.max(c, d));
    }
  }

  private static double largestGiven(double[] array, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.abs(array[i]);
      largest = size > largest ? size : largest;
    }
    return largest;
  }
}
