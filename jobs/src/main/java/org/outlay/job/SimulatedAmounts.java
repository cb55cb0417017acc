package org.outlay.job;

import java.io.Serializable;
import java.util.List;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.ReplicateTotals;

/**
 * What replicates make due. Fiscal years before the horizon are those of the deterministic pass in
 * every replicate.
 *
 * @param before fen by rule, kind of vintage and years before the horizon, the last year first
 * @param constant fen that the fiscal year alone drives, by rule and year
 */
record SimulatedAmounts(long[][][] before, long[][] constant) implements Serializable {

  /** Of a policy over a horizon, with {@code lag} years before it. */
  static SimulatedAmounts of(Policy policy, Horizon horizon, int lag, DueAmounts due) {
    int rules = policy.rules().size();
    long[][][] before = new long[rules][VintageKind.values().length][lag];
    for (int rule = 0; rule < rules; rule++) {
      for (VintageKind kind : VintageKind.values()) {
        for (int year = 0; year < lag; year++) {
          before[rule][kind.ordinal()][year] = due.fen(rule, kind, -1 - year, 0);
        }
      }
    }
    long[][] constant = new long[rules][horizon.years()];
    List<YearRules.YearAmount> amounts =
        new YearRules(policy).amounts(horizon.from(), horizon.to());
    for (YearRules.YearAmount amount : amounts) {
      constant[policy.rules().indexOf(amount.rule())][amount.fiscalYear() - horizon.from()] =
          amount.fen();
    }
    return new SimulatedAmounts(before, constant);
  }

  /** Of the replicates of a block. */
  FundPlan.Amounts in(BlockTotals block) {
    return (rule, kind, year, replicate) -> {
      if (year < 0) {
        return before(rule, kind, year);
      }
      long given = kind == VintageKind.GIVEN ? constant[rule][year] : 0;
      return given + block.fen(rule, kind, year, replicate);
    };
  }

  /** Of all replicates; what the year drives is among them. */
  FundPlan.Amounts in(ReplicateTotals totals) {
    return (rule, kind, year, replicate) -> {
      if (year < 0) {
        return before(rule, kind, year);
      }
      return totals.has(rule, kind) ? totals.fen(rule, kind, year, replicate) : 0;
    };
  }

  private long before(int rule, VintageKind kind, int year) {
    long[] of = before[rule][kind.ordinal()];
    return -1 - year < of.length ? of[-1 - year] : 0;
  }
}
