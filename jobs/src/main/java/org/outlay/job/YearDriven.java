package org.outlay.job;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.policy.Policy;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.ReplicateTotals;

/**
 * What the fiscal year alone drives, the same in every replicate, and what an investment fund calls
 * as it needs it.
 *
 * @param constant fen by rule and year
 * @param drawn fen by year and replicate, of the rules whose amounts differ
 */
record YearDriven(long[][] constant, Map<Integer, long[][]> drawn) implements Serializable {

  /** As planned. */
  static YearDriven planned(Policy policy, Horizon horizon) {
    long[][] constant = new long[policy.rules().size()][horizon.years()];
    List<YearRules.YearAmount> amounts =
        new YearRules(policy).amounts(horizon.from(), horizon.to());
    for (YearRules.YearAmount amount : amounts) {
      constant[policy.rules().indexOf(amount.rule())][amount.fiscalYear() - horizon.from()] =
          amount.fen();
    }
    return new YearDriven(constant, Map.of());
  }

  /** The same with a rule's amounts by year and replicate. */
  YearDriven with(int rule, long[][] fen) {
    Map<Integer, long[][]> more = new HashMap<>(drawn);
    more.put(rule, fen);
    return new YearDriven(constant, more);
  }

  /** Whether a rule costs anything in any replicate. */
  boolean has(int rule, int year) {
    return drawn.containsKey(rule) || constant[rule][year] != 0;
  }

  /** Fen of a replicate, from 0. */
  long fen(int rule, int year, int replicate) {
    long[][] own = drawn.get(rule);
    return own == null ? constant[rule][year] : own[year][replicate];
  }

  /** Adds all to what applications are due. */
  void addTo(ReplicateTotals totals) {
    for (int rule = 0; rule < constant.length; rule++) {
      for (int year = 0; year < totals.years(); year++) {
        if (has(rule, year)) {
          long[] fen = new long[totals.replicates()];
          for (int r = 0; r < fen.length; r++) {
            fen[r] = fen(rule, year, r);
          }
          totals.addDrawn(rule, VintageKind.GIVEN, year, fen);
        }
      }
    }
  }
}
