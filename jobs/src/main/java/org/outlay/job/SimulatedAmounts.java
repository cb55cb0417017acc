package org.outlay.job;

import java.util.List;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.fund.Portion;
import org.outlay.policy.Policy;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.ReplicateTotals;

/**
 * What replicates make due. Fiscal years before the horizon are those of the deterministic pass in
 * every replicate.
 *
 * @param before fen by rule, kind of vintage, district and years before the horizon, the last year
 *     first; all districts together come first, then {@link Portion#WHOLE_CITY} and those of the
 *     policy, if the rule's costs are split
 * @param wholeCity position of the district that the whole city is, if the policy lists it, else
 *     {@link Portion#WHOLE_CITY}
 */
record SimulatedAmounts(long[][][][] before, YearDriven yearDriven, int wholeCity) {
  private static final int FIRST = 1 - Portion.WHOLE_CITY;

  /** Of a policy, with {@code lag} years before the horizon. */
  static SimulatedAmounts of(Policy policy, int lag, DueAmounts due, YearDriven yearDriven) {
    int rules = policy.rules().size();
    int districts = policy.districts().size();
    long[][][][] before = new long[rules][VintageKind.values().length][1][lag];
    for (int rule = 0; rule < rules; rule++) {
      for (VintageKind kind : VintageKind.values()) {
        if (policy.splitOf(policy.rules().get(rule)).isPresent()) {
          before[rule][kind.ordinal()] = new long[FIRST + districts][lag];
        }
        long[][] of = before[rule][kind.ordinal()];
        for (int year = 0; year < lag; year++) {
          of[0][year] = due.fen(rule, kind, -1 - year, 0);
          for (int d = 1; d < of.length; d++) {
            of[d][year] = due.fen(rule, kind, d - FIRST, -1 - year, 0);
          }
        }
      }
    }
    int wholeCity = List.copyOf(policy.districts().keySet()).indexOf(Policy.WHOLE_CITY);
    return new SimulatedAmounts(before, yearDriven, wholeCity);
  }

  /** Of the replicates of a block, the first of which is {@code first}. */
  FundPlan.Amounts in(BlockTotals block, int first) {
    DrivenBlock driven = yearDriven.block(first, block.replicates());
    return new FundPlan.Amounts() {
      @Override
      public long fen(int rule, VintageKind kind, int year, int replicate) {
        return year < 0
            ? before(rule, kind, 0, year)
            : given(rule, kind, year, replicate) + block.fen(rule, kind, year, replicate);
      }

      @Override
      public long fen(int rule, VintageKind kind, int district, int year, int replicate) {
        if (year < 0) {
          return before(rule, kind, FIRST + district, year);
        }
        long given = district == wholeCity ? given(rule, kind, year, replicate) : 0;
        return district == Portion.WHOLE_CITY
            ? given
            : given + block.fen(rule, kind, district, year, replicate);
      }

      private long given(int rule, VintageKind kind, int year, int replicate) {
        return kind == VintageKind.GIVEN ? driven.fen(rule, year, replicate) : 0;
      }
    };
  }

  /**
   * Of some of all replicates, from {@code first} on; the year's are among them. Amounts are read
   * when they are first asked for, by one thread.
   */
  FundPlan.Amounts in(ReplicateTotals totals, int first, int count) {
    long[][][][] read = new long[before.length][VintageKind.values().length][totals.years()][];
    return (rule, kind, year, replicate) -> {
      if (year < 0) {
        return before(rule, kind, 0, year);
      }
      if (!totals.has(rule, kind)) {
        return 0;
      }
      long[][] of = read[rule][kind.ordinal()];
      if (of[year] == null) {
        of[year] = totals.fen(rule, kind, year, first, count);
      }
      return of[year][replicate];
    };
  }

  private long before(int rule, VintageKind kind, int district, int year) {
    long[] of = before[rule][kind.ordinal()][district];
    return -1 - year < of.length ? of[-1 - year] : 0;
  }
}
