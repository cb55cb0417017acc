package org.outlay.job;

import java.util.List;
import org.outlay.simulation.Verdict;

/**
 * What a simulation says.
 *
 * @param replicates simulated
 * @param distributions every row of the table
 * @param capped every row of the table {@code capped_rules}
 * @param verdict whether the replicates suffice
 * @param plan the rolling plan
 */
public record Simulated(
    int replicates,
    List<DistributionRow> distributions,
    List<CappedRow> capped,
    Verdict verdict,
    RollingPlan plan) {
  public Simulated {
    distributions = List.copyOf(distributions);
    capped = List.copyOf(capped);
  }
}
