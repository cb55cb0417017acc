package org.outlay.kernel;

import java.util.Arrays;

/**
 * The entitlement of one application in one benefit year, in several replicates at once. Numbers
 * are whole unscaled values, categories are codes, days count from 1970, conditions are 1 or 0; NaN
 * is null.
 */
public interface RuleLoop {
  /**
   * Computes entitled fen.
   *
   * @param fixed inputs that are the same in all replicates, by slot
   * @param tables values of the parameters in force, by slot
   * @param varying inputs by slot, each at least {@code n} long; none is {@code out}
   * @param atMost by slot, what the absolute values do not exceed, none of them null; not a number
   *     where the caller does not know
   * @param out entitled fen, whole, 0 where there is no entitlement
   * @return false, and nothing written, when no replicate can have an entitlement
   */
  boolean entitled(
      double[] fixed, double[][] tables, double[][] varying, double[] atMost, double[] out, int n);

  /** The same of inputs of which nothing is known, which takes longer. */
  default boolean entitled(
      double[] fixed, double[][] tables, double[][] varying, double[] out, int n) {
    double[] unknown = new double[varying.length];
    Arrays.fill(unknown, Double.NaN);
    return entitled(fixed, tables, varying, unknown, out, n);
  }
}
