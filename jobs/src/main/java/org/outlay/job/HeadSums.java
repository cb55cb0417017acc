package org.outlay.job;

import java.util.Arrays;
import java.util.List;
import org.outlay.policy.HeadCount;
import org.outlay.policy.Policy;
import org.outlay.simulation.ReplicateTotals;

/** Applicants of some head counts together. */
final class HeadSums {
  private final int[] counts;
  private final ReplicateTotals totals;

  HeadSums(Policy policy, List<HeadCount> some, ReplicateTotals totals) {
    this.counts = some.stream().mapToInt(policy.headCounts()::indexOf).toArray();
    this.totals = totals;
  }

  int replicates() {
    return totals.replicates();
  }

  /** Of the replicates from {@code first} on, by replicate and year of the horizon. */
  int[][] of(int first, int number) {
    int[][] sums = new int[number][totals.years()];
    for (int count : counts) {
      for (int year = 0; year < totals.years(); year++) {
        long[] heads = totals.heads(count, year, first, number);
        for (int r = 0; r < number; r++) {
          sums[r][year] += (int) heads[r];
        }
      }
    }
    return sums;
  }

  /** Mean of all replicates in whole applicants, by year of the horizon. */
  int[] mean() {
    int[] mean = new int[totals.years()];
    for (int year = 0; year < mean.length; year++) {
      long sum = 0;
      for (int count : counts) {
        sum += Arrays.stream(totals.heads(count, year, 0, replicates())).sum();
      }
      mean[year] = (int) Math.round((double) sum / replicates());
    }
    return mean;
  }
}
