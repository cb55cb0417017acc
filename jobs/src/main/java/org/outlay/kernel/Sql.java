package org.outlay.kernel;

/** SQL's three-valued logic on 1, 0 and NaN; called by generated loops, public for that alone. */
public final class Sql {
  private Sql() {}

  /** Unknown unless one side decides. */
  public static double and(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }

  /** Unknown unless one side decides. */
  public static double or(double a, double b) {
    return a == 1 || b == 1 ? 1 : a + b;
  }

  /** Null only when both are. */
  public static double least(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  /** Null only when both are. */
  public static double greatest(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  /** Null for a divisor of 0. */
  public static double remainder(double a, double b) {
    return b == 0 ? Double.NaN : a % b;
  }

  /** A table's value under a key, null for a null key. */
  public static double look(double[] table, double key) {
    return Double.isNaN(key) ? Double.NaN : table[(int) key];
  }
}
