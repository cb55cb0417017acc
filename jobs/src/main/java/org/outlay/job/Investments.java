package org.outlay.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentOutlook.Figure;
import org.outlay.policy.Fund;
import org.outlay.policy.InvestmentPlan;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.ReplicateTotals;

/**
 * The courses of investment funds over replicates, and what their capital calls cost.
 *
 * @param courses by fund
 * @param yearDriven what the fiscal year drives, calls on demand included
 */
record Investments(
    Policy policy, int from, Map<String, InvestmentCourse> courses, YearDriven yearDriven) {

  /**
   * Of a scenario's funds.
   *
   * @param settings of the simulation that made the totals
   */
  static Investments of(Setup setup, SimulationSettings settings, ReplicateTotals totals) {
    Policy policy = setup.policy();
    Horizon horizon = setup.scenario().horizon();
    Map<String, InvestmentCourse> courses = new LinkedHashMap<>();
    YearDriven yearDriven = YearDriven.planned(policy, horizon);
    for (Fund fund : policy.funds().values()) {
      if (fund.investment().isPresent()) {
        InvestmentPlan plan = fund.investment().get();
        List<Rule> callRules = callRules(policy, fund);
        InvestmentCourse course =
            new InvestmentCourse(
                setup, fund, plan, callRules, settings.seedOf(UncertaintySource.DEALS), totals);
        courses.put(fund.name(), course);
        if (plan.calls() == InvestmentPlan.Calls.ON_DEMAND) {
          for (Rule rule : callRules) {
            yearDriven = yearDriven.with(policy.rules().indexOf(rule), course.figures());
          }
        }
      }
    }
    return new Investments(policy, horizon.from(), courses, yearDriven);
  }

  private static List<Rule> callRules(Policy policy, Fund fund) {
    return policy.yearRules().stream()
        .filter(rule -> rule.kind() == Rule.Kind.INVESTMENT)
        .filter(rule -> rule.fund().filter(fund.name()::equals).isPresent())
        .toList();
  }

  /** Puts the mean of calls on demand in the place of the planned ones. */
  void replace(List<OutlayRow> outlays, List<VintageAmount> amounts) {
    yearDriven
        .drawn()
        .forEach(
            (index, figures) -> {
              Rule rule = policy.rules().get(index);
              outlays.removeIf(row -> row.rule().equals(rule.name()));
              amounts.removeIf(
                  amount -> amount.rule().equals(rule.name()) && amount.fiscalYear() >= from);
              for (int year = 0; year < figures.years(); year++) {
                long mean = Distribution.mean(figures.of(Figure.GOVERNMENT_CALLED, year));
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
    return courses.values().stream().map(InvestmentCourse::outlook).toList();
  }

  /** Writes {@code investment_fund} and {@code investment_outlook}, where there is such a fund. */
  void write(RunTables tables) {
    if (!courses.isEmpty()) {
      tables.byFund("investment_fund", courses, InvestmentRows::encoded);
      tables.small(
          "investment_outlook",
          outlooks().stream().flatMap(one -> InvestmentRows.outlook(one).stream()).toList());
    }
  }
}
