package org.outlay.job;

import java.util.Map;

/**
 * What the fiscal year alone drives in the replicates of a block.
 *
 * @param constant fen by rule and year
 * @param drawn fen by year and replicate of the block, of the rules whose amounts differ
 */
record DrivenBlock(long[][] constant, Map<Integer, long[][]> drawn) {

  /** Whether a rule costs anything in any replicate. */
  boolean has(int rule, int year) {
    return drawn.containsKey(rule) || constant[rule][year] != 0;
  }

  /** Fen of a replicate, counted from the block's first. */
  long fen(int rule, int year, int replicate) {
    long[][] own = drawn.get(rule);
    return own == null ? constant[rule][year] : own[year][replicate];
  }
}
