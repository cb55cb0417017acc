package org.outlay.job;

import java.util.List;
import org.outlay.simulation.Verdict;

/**
 * What a simulation says.
 *
 * @param replicates simulated
 * @param distributions every row of the table
 * @param verdict whether the replicates suffice
 */
public record Simulated(int replicates, List<DistributionRow> distributions, Verdict verdict) {
  public Simulated {
    distributions = List.copyOf(distributions);
  }
}
