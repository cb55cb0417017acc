package org.outlay.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.Figures;
import org.outlay.fund.InvestmentFund;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentRow;
import org.outlay.money.Fen;
import org.outlay.policy.Fund;
import org.outlay.policy.HeadCount;
import org.outlay.policy.InvestmentPlan;
import org.outlay.policy.Rule;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.ReplicateTotals;

/**
 * The course of an investment fund in every replicate. Figures of it are kept; its rows, which are
 * many, are made anew where they are written.
 */
final class InvestmentCourse implements RunTables.Rows<InvestmentRow> {
  private final Setup setup;
  private final Fund fund;
  private final InvestmentPlan plan;
  private final InvestmentFund.Capital capital;
  private final OptionalLong seed;
  private final HeadSums projects;
  private final Figures<InvestmentRow, InvestmentOutlook.Figure> figures;

  /**
   * Runs it.
   *
   * @param callRules that pay the government's part of its calls
   * @param seed of its deals, if they are drawn
   */
  InvestmentCourse(
      Setup setup,
      Fund fund,
      InvestmentPlan plan,
      List<Rule> callRules,
      OptionalLong seed,
      ReplicateTotals totals) {
    this.setup = setup;
    this.seed = seed;
    this.fund = fund;
    this.plan = plan;
    this.capital = capital(new YearRules(setup.policy()), fund, callRules);
    List<HeadCount> eligible = plan.projects().stream().map(HeadCount::everybody).toList();
    this.projects = new HeadSums(setup.policy(), eligible, totals);
    int years = setup.scenario().horizon().years();
    this.figures = new Figures<>(InvestmentOutlook.Figure.values(), years, totals.replicates());
    Blocks.each(totals.replicates(), (first, count) -> figures.put(first, rows(first, count)));
  }

  private static InvestmentFund.Capital capital(YearRules rules, Fund fund, List<Rule> callRules) {
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

  Figures<InvestmentRow, InvestmentOutlook.Figure> figures() {
    return figures;
  }

  InvestmentOutlook outlook() {
    long uncalled = Fen.of(plan.size().subtract(fund.history().called()));
    int from = setup.scenario().horizon().from();
    return InvestmentOutlook.of(fund.name(), from, uncalled, figures);
  }

  /** The years of each replicate, one after the other. */
  @Override
  public void sendTo(Consumer<InvestmentRow> sink) {
    int replicates = figures.replicates();
    Blocks.inOrder(
        Blocks.count(replicates),
        block -> rows(block * Blocks.width(), Blocks.size(block, replicates)),
        (rows, block) -> rows.forEach(sink));
  }

  private List<InvestmentRow> rows(int first, int count) {
    int from = setup.scenario().horizon().from();
    InvestmentFund course =
        new InvestmentFund(fund.name(), plan, fund.history(), capital, from, figures.years(), seed);
    int[][] own = projects.of(first, count);
    List<InvestmentRow> rows = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      rows.addAll(course.run(first + r + 1, own[r]));
    }
    return rows;
  }
}
