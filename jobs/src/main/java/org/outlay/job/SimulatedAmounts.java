package org.outlay.job;

import java.io.Serializable;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.ReplicateTotals;

/**
 * What replicates make due. Fiscal years before the horizon are those of the deterministic pass in
 * every replicate.
 *
 * @param before fen by rule, kind of vintage and years before the horizon, the last year first
 */
record SimulatedAmounts(long[][][] before, YearDriven yearDriven) implements Serializable {

  /** Of a policy, with {@code lag} years before the horizon. */
  static SimulatedAmounts of(Policy policy, int lag, DueAmounts due, YearDriven yearDriven) {
    int rules = policy.rules().size();
    long[][][] before = new long[rules][VintageKind.values().length][lag];
    for (int rule = 0; rule < rules; rule++) {
      for (VintageKind kind : VintageKind.values()) {
        for (int year = 0; year < lag; year++) {
          before[rule][kind.ordinal()][year] = due.fen(rule, kind, -1 - year, 0);
        }
      }
    }
    return new SimulatedAmounts(before, yearDriven);
  }

  /** Of the replicates of a block, the first of which is {@code first}. */
  FundPlan.Amounts in(BlockTotals block, int first) {
    return (rule, kind, year, replicate) -> {
      if (year < 0) {
        return before(rule, kind, year);
      }
      long given = kind == VintageKind.GIVEN ? yearDriven.fen(rule, year, first + replicate) : 0;
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
