package org.outlay.simulation;

/**
 * What a cap that applications share leaves, fen by year of the horizon. The expected amount under
 * a cap is at most the cap applied to the expected claims, since a replicate that claims little
 * leaves room that none of the others can use. Under a lifetime cap that holds for the horizon, not
 * for each year.
 *
 * @param claimed mean of the claims
 * @param capAtMean the cap applied to the mean claims of each group
 * @param meanCapped mean of what the cap left in each replicate
 */
public record CappedMean(double[] claimed, double[] capAtMean, double[] meanCapped) {
  /** What a cap is for. */
  public enum Period {
    /** Each fiscal year anew. */
    YEAR,
    /** All years together. */
    LIFETIME
  }
}
