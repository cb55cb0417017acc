package org.outlay.kernel;

/**
 * Java expressions for whole numbers of at most 2^53, exact and without branches: {@code Math.min}
 * and {@code Math.max} heed the sign of zero, and become branches where one side usually wins. NaN
 * stays NaN. A 0 may be negative.
 */
final class Branchless {
  /** Brings every number below 1 and keeps its sign. */
  private static final String SIGN = Double.toString(0x1.0p-54);

  private Branchless() {}

  /** The value where positive, else 0. */
  static String positive(String value) {
    return "(" + value + " + Math.abs(" + value + ")) * 0.5";
  }

  /** The larger of two values whose sum is exact. */
  static String larger(String one, String other) {
    return extreme(one, other, "+");
  }

  /** The smaller of two values whose sum is exact. */
  static String smaller(String one, String other) {
    return extreme(one, other, "-");
  }

  private static String extreme(String one, String other, String sign) {
    String difference = "Math.abs(" + one + " - " + other + ")";
    return "(" + one + " + " + other + " " + sign + " " + difference + ") * 0.5";
  }

  /** 1 where a value is above 0, else 0. */
  static String isPositive(String value) {
    return "Math.ceil(" + value + " * " + SIGN + ")";
  }

  /** 1 where a value is not 0, else 0. */
  static String isNotZero(String value) {
    return isPositive("Math.abs(" + value + ")");
  }

  /** 1 where a condition is 0, else 0. */
  static String not(String condition) {
    return "1.0 - " + condition;
  }

  /** 1 where either condition is 1, else 0. */
  static String either(String one, String other) {
    return one + " + " + other + " - " + one + " * " + other;
  }
}
