package org.outlay.sample;

/**
 * Normal variables as SQL text, from Tukey's closed form of the quantile: within 0.01 of the exact
 * one up to two standard deviations, with tails that end at 4.91. It takes one uniform draw and
 * nothing but StrictMath powers, hence is the same on every machine, and is short: Java leaves
 * methods of more than 8,000 bytes interpreted, and Spark puts a whole row into one.
 */
final class Normal {
  static final double SCALE = 4.91;
  static final double POWER = 0.14;

  private Normal() {}

  /** The normal variable of a column that holds a uniform draw. */
  static String of(String column) {
    return "("
        + SCALE
        + "D * (pow("
        + column
        + ", "
        + POWER
        + "D) - pow(1D - "
        + column
        + ", "
        + POWER
        + "D)))";
  }
}
