package org.outlay.job;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.Figures;
import org.outlay.fund.InvestmentOutlook.Figure;
import org.outlay.fund.InvestmentRow;
import org.outlay.policy.Policy;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.ReplicateTotals;

/**
 * What the fiscal year alone drives, the same in every replicate, and what an investment fund calls
 * as it needs it.
 *
 * @param constant fen by rule and year
 * @param drawn the fund's figures, by the rules whose amounts differ
 */
record YearDriven(long[][] constant, Map<Integer, Figures<InvestmentRow, Figure>> drawn) {

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
  YearDriven with(int rule, Figures<InvestmentRow, Figure> figures) {
    Map<Integer, Figures<InvestmentRow, Figure>> more = new HashMap<>(drawn);
    more.put(rule, figures);
    return new YearDriven(constant, more);
  }

  /** Whether a rule costs anything in any replicate. */
  boolean has(int rule, int year) {
    return drawn.containsKey(rule) || constant[rule][year] != 0;
  }

  /** Fen of all replicates. */
  long[] fen(int rule, int year, int replicates) {
    Figures<InvestmentRow, Figure> own = drawn.get(rule);
    if (own != null) {
      return own.of(Figure.GOVERNMENT_CALLED, year);
    }
    long[] same = new long[replicates];
    Arrays.fill(same, constant[rule][year]);
    return same;
  }

  /** Of the replicates from {@code first} on. */
  DrivenBlock block(int first, int count) {
    Map<Integer, long[][]> own = new HashMap<>();
    drawn.forEach(
        (rule, figures) -> own.put(rule, figures.of(Figure.GOVERNMENT_CALLED, first, count)));
    return new DrivenBlock(constant, own);
  }

  /** Adds all to what applications are due. */
  void addTo(ReplicateTotals totals) {
    for (int rule = 0; rule < constant.length; rule++) {
      for (int year = 0; year < totals.years(); year++) {
        if (has(rule, year)) {
          totals.addDrawn(rule, VintageKind.GIVEN, year, fen(rule, year, totals.replicates()));
        }
      }
    }
  }
}
