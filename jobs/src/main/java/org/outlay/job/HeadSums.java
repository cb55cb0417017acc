package org.outlay.job;

import java.util.List;
import org.outlay.policy.HeadCount;
import org.outlay.policy.Policy;
import org.outlay.simulation.ReplicateTotals;

/** Applicants of some head counts together. */
final class HeadSums {
  private HeadSums() {}

  /** By replicate and year of the horizon. */
  static int[][] of(Policy policy, List<HeadCount> some, ReplicateTotals totals) {
    int[][] sums = new int[totals.replicates()][totals.years()];
    List<HeadCount> all = policy.headCounts();
    for (HeadCount one : some) {
      for (int year = 0; year < totals.years(); year++) {
        int[] heads = totals.heads(all.indexOf(one), year);
        for (int r = 0; r < heads.length; r++) {
          sums[r][year] += heads[r];
        }
      }
    }
    return sums;
  }
}
