package org.outlay.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.InvestmentFund;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentRow;
import org.outlay.money.Fen;
import org.outlay.policy.Fund;
import org.outlay.policy.HeadCount;
import org.outlay.policy.InvestmentPlan;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.ReplicateTotals;

/**
 * The courses of investment funds over replicates, and what their capital calls cost.
 *
 * @param rows by fund: the years of each replicate, one after the other
 * @param yearDriven what the fiscal year drives, calls on demand included
 */
record Investments(
    Policy policy, int from, Map<String, List<InvestmentRow>> rows, YearDriven yearDriven) {

  static Investments of(Setup setup, ReplicateTotals totals) {
    Horizon horizon = setup.scenario().horizon();
    Map<String, List<InvestmentRow>> rows = new LinkedHashMap<>();
    YearDriven yearDriven = YearDriven.planned(setup.policy(), horizon);
    for (Fund fund : setup.policy().funds().values()) {
      if (fund.investment().isPresent()) {
        InvestmentPlan plan = fund.investment().get();
        List<InvestmentRow> own = run(setup, fund, plan, totals);
        rows.put(fund.name(), own);
        if (plan.calls() == InvestmentPlan.Calls.ON_DEMAND) {
          long[][] fen = new long[horizon.years()][totals.replicates()];
          own.forEach(
              row ->
                  fen[row.fiscalYear() - horizon.from()][row.replicate() - 1] =
                      row.governmentCalled());
          for (Rule rule : callRules(setup.policy(), fund)) {
            yearDriven = yearDriven.with(setup.policy().rules().indexOf(rule), fen);
          }
        }
      }
    }
    return new Investments(setup.policy(), horizon.from(), rows, yearDriven);
  }

  private static List<Rule> callRules(Policy policy, Fund fund) {
    return policy.yearRules().stream()
        .filter(rule -> rule.kind() == Rule.Kind.INVESTMENT)
        .filter(rule -> rule.fund().filter(fund.name()::equals).isPresent())
        .toList();
  }

  private static List<InvestmentRow> run(
      Setup setup, Fund fund, InvestmentPlan plan, ReplicateTotals totals) {
    List<HeadCount> eligible = plan.projects().stream().map(HeadCount::everybody).toList();
    int[][] projects = HeadSums.of(setup.policy(), eligible, totals);
    InvestmentFund.Capital capital = capital(setup.policy(), fund);
    Horizon horizon = setup.scenario().horizon();
    long seed = setup.scenario().simulation().seed();
    InvestmentRow[][] rows = new InvestmentRow[totals.replicates()][];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(
            r ->
                rows[r] =
                    new InvestmentFund(
                            fund.name(),
                            plan,
                            fund.history(),
                            capital,
                            horizon.from(),
                            horizon.years(),
                            seed)
                        .run(r + 1, projects[r])
                        .toArray(InvestmentRow[]::new));
    List<InvestmentRow> all = new ArrayList<>();
    for (InvestmentRow[] own : rows) {
      all.addAll(List.of(own));
    }
    return all;
  }

  private static InvestmentFund.Capital capital(Policy policy, Fund fund) {
    YearRules rules = new YearRules(policy);
    List<Rule> callRules = callRules(policy, fund);
    return new InvestmentFund.Capital() {
      @Override
      public long planned(int fiscalYear) {
        return Fen.of(fund.calls().getOrDefault(fiscalYear, BigDecimal.ZERO));
      }

      @Override
      public long government(int fiscalYear, long call) {
        long sum = 0;
        for (Rule rule : callRules) {
          sum = Math.addExact(sum, rules.fen(rule, fiscalYear, BigDecimal.valueOf(call, 2)));
        }
        return sum;
      }
    };
  }

  /** Puts the mean of calls on demand in the place of the planned ones. */
  void replace(List<OutlayRow> outlays, List<VintageAmount> amounts) {
    yearDriven
        .drawn()
        .forEach(
            (index, fen) -> {
              Rule rule = policy.rules().get(index);
              outlays.removeIf(row -> row.rule().equals(rule.name()));
              amounts.removeIf(
                  amount -> amount.rule().equals(rule.name()) && amount.fiscalYear() >= from);
              for (int year = 0; year < fen.length; year++) {
                long mean = Distribution.mean(fen[year]);
                if (mean > 0) {
                  outlays.add(Outlays.ofYear(new YearRules.YearAmount(from + year, rule, mean)));
                  amounts.add(
                      new VintageAmount(
                          rule.name(),
                          VintageKind.GIVEN,
                          Optional.of(Policy.WHOLE_CITY),
                          from + year,
                          from + year,
                          mean));
                }
              }
            });
  }

  /** Of each investment fund. */
  List<InvestmentOutlook> outlooks() {
    return rows.values().stream()
        .map(own -> InvestmentOutlook.of(own, uncalled(own.get(0).fund())))
        .toList();
  }

  /** Fen of a fund's size that the horizon begins with. */
  private long uncalled(String name) {
    Fund fund = Objects.requireNonNull(policy.funds().get(name));
    return Fen.of(fund.investment().orElseThrow().size().subtract(fund.history().called()));
  }

  /** Writes {@code investment_fund} and {@code investment_outlook}, where there is such a fund. */
  void write(RunTables tables) {
    if (!rows.isEmpty()) {
      tables.byFund("investment_fund", rows, InvestmentRows::encoded);
      tables.small(
          "investment_outlook",
          outlooks().stream().flatMap(one -> InvestmentRows.outlook(one).stream()).toList());
    }
  }
}
