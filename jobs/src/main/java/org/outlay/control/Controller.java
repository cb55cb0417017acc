package org.outlay.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
import org.outlay.simulation.Distribution;

/**
 * Holds the payments of the year so far against what the replicates expect to fall due for payment
 * in it, rule by rule, and adds up funds and total replicate by replicate.
 */
public final class Controller {
  /** More replicates than these tell no more about a quantile than a planner reads. */
  public static final int MOST_REPLICATES = 10_000;

  private final Policy policy;
  private final FundPlan plan;
  private final Profiles profiles;
  private final YearToDate paid;
  private final long seed;

  /**
   * Of the first year of a plan.
   *
   * @param paid of that year
   */
  public Controller(Policy policy, FundPlan plan, Profiles profiles, YearToDate paid, long seed) {
    this.policy = policy;
    this.plan = plan;
    this.profiles = profiles;
    this.paid = paid;
    this.seed = seed;
  }

  /** What the year comes to, over replicates 0 to {@code replicates - 1} of what is due. */
  public Control run(FundPlan.Amounts due, int replicates) {
    int used = Math.min(replicates, MOST_REPLICATES);
    List<ControlRow> rules = new ArrayList<>();
    List<ControlRow> funds = new ArrayList<>();
    long budgets = 0;
    for (int fund = 0; fund < plan.terms().size(); fund++) {
      budgets += plan.terms().get(fund).appropriation(0);
    }
    Months total = new Months(ControlRow.Subject.TOTAL, paid, OptionalLong.of(budgets), used);
    for (int fund = 0; fund < plan.terms().size(); fund++) {
      String name = plan.terms().get(fund).name();
      OptionalLong budget = OptionalLong.of(plan.terms().get(fund).appropriation(0));
      Months sum = new Months(ControlRow.Subject.fund(name), paid, budget, used);
      long[][] totals = totals(fund, due, used);
      for (int rule = 0; rule < totals.length; rule++) {
        if (policy.rules().get(rule).fund().filter(name::equals).isPresent()) {
          rules.addAll(add(rule, name, totals[rule], List.of(sum, total)));
        }
      }
      funds.addAll(sum.rows());
    }
    List<ControlRow> rows = new ArrayList<>(rules);
    rows.addAll(funds);
    rows.addAll(total.rows());
    return new Control(paid.year(), paid.months(), rows);
  }

  private List<ControlRow> add(int rule, String fund, long[] totals, List<Months> sums) {
    String name = policy.rules().get(rule).name();
    Profile profile = profiles.of(policy.rules().get(rule), rule);
    long[][] course =
        new RuleCourse(seed, name, paid, profile).after(totals, paid.upTo(rule, paid.months()));
    long mean = Distribution.mean(totals);
    Months own =
        new Months(ControlRow.Subject.rule(fund, name), paid, OptionalLong.empty(), totals.length);
    own.add(rule, profile, mean, course);
    sums.forEach(sum -> sum.add(rule, profile, mean, course));
    return own.rows();
  }

  /** Fen that falls due for payment in the year, by rule and replicate. */
  private long[][] totals(int fund, FundPlan.Amounts due, int replicates) {
    long[][] totals = new long[policy.rules().size()][replicates];
    List<FundPlan.Source> sources = plan.sources().get(fund);
    for (int r = 0; r < replicates; r++) {
      long[] demand = plan.demand(fund, due, r, r + 1)[0];
      for (int claim = 0; claim < demand.length; claim++) {
        totals[sources.get(claim).rule()][r] += demand[claim];
      }
    }
    return totals;
  }
}
