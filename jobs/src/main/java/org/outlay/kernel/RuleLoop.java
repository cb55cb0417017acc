package org.outlay.kernel;

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
   * @param varying inputs by slot, each at least {@code n} long
   * @param out entitled fen, whole, 0 where there is no entitlement
   * @return false, and nothing written, when no replicate can have an entitlement
   */
  boolean entitled(double[] fixed, double[][] tables, double[][] varying, double[] out, int n);
}
