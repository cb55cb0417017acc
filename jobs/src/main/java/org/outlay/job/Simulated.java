package org.outlay.job;

import java.util.List;
import java.util.OptionalInt;
import org.outlay.control.ControlRow.Scope;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.Verdict;

/**
 * What a simulation says.
 *
 * @param replicates simulated
 * @param distributions every row of the table {@code outlay_distribution}
 * @param clauses the same of the rules of a clause together
 * @param capped every row of the table {@code capped_rules}
 * @param verdict whether the replicates suffice
 * @param plan the rolling plan
 */
public record Simulated(
    int replicates,
    List<DistributionRow> distributions,
    List<ClauseDistribution> clauses,
    List<CappedRow> capped,
    Verdict verdict,
    RollingPlan plan) {
  public Simulated {
    distributions = List.copyOf(distributions);
    clauses = List.copyOf(clauses);
    capped = List.copyOf(capped);
  }

  /**
   * Of a rule, a fund or the total.
   *
   * @param name empty for the total
   * @param fiscalYear empty for the whole horizon
   */
  public Distribution of(Scope scope, String name, OptionalInt fiscalYear) {
    return distributions.stream()
        .filter(row -> row.scope() == scope && row.name().equals(name))
        .filter(row -> row.fiscalYear().equals(fiscalYear))
        .findFirst()
        .orElseThrow()
        .distribution();
  }

  /**
   * Of a clause.
   *
   * @param fiscalYear empty for the whole horizon
   */
  public Distribution of(String clause, OptionalInt fiscalYear) {
    return clauses.stream()
        .filter(row -> row.clause().equals(clause) && row.fiscalYear().equals(fiscalYear))
        .findFirst()
        .orElseThrow()
        .distribution();
  }
}
