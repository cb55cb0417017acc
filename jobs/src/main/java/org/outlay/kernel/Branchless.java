package org.outlay.kernel;

/**
 * Java expressions for whole numbers below 2^53, exact and without branches. They take half as many
 * instructions as {@code Math.min} and {@code Math.max}, which heed the sign of zero. NaN stays
 * NaN.
 */
final class Branchless {
  private Branchless() {}

  /** The value where positive, else 0. */
  static String positive(String value) {
    return "(" + value + " + Math.abs(" + value + ")) * 0.5";
  }

  /** 1 where a value is at least 1, else 0. */
  static String reaches(String value, String oneLess) {
    return "(Math.abs(" + value + ") - Math.abs(" + oneLess + ") + 1.0) * 0.5";
  }

  /** 1 where a value is 0, else 0. */
  static String isZero(String value) {
    return positive("(1.0 - Math.abs(" + value + "))");
  }

  /** 1 where either condition is 1, else 0. */
  static String either(String one, String other) {
    return one + " + " + other + " - " + one + " * " + other;
  }
}
