package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.outlay.plan.PlanAmounts;
import org.outlay.plan.PlanLine;
import org.outlay.policy.Policy;

/**
 * What is due in three years under the policy as the catalogue has it and as the scenario has it.
 *
 * @param rows of the table {@code rolling_plan}
 */
public record RollingPlan(List<PlanRow> rows) {
  public RollingPlan {
    rows = List.copyOf(rows);
  }

  static RollingPlan of(Policy policy, List<PlanLine> baseline, List<PlanLine> after) {
    List<PlanRow> rows = new ArrayList<>();
    baseline.forEach(line -> rows.add(PlanRow.of(policy, PlanRow.Side.BASELINE, line)));
    after.forEach(line -> rows.add(PlanRow.of(policy, PlanRow.Side.POLICY, line)));
    return new RollingPlan(rows);
  }

  /** Fiscal years in order. */
  public List<Integer> years() {
    return rows.stream().map(row -> row.line().fiscalYear()).distinct().sorted().toList();
  }

  /** Some rows of one side and year, added up. */
  public PlanAmounts sum(PlanRow.Side side, int fiscalYear, Predicate<PlanRow> some) {
    return rows.stream()
        .filter(row -> row.side() == side && row.line().fiscalYear() == fiscalYear)
        .filter(some)
        .map(row -> row.line().amounts())
        .reduce(PlanAmounts.NONE, PlanAmounts::plus);
  }
}
