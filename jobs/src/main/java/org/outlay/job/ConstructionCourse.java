package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.outlay.fund.ConstructionAccount;
import org.outlay.fund.ConstructionFigure;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.ConstructionRow;
import org.outlay.fund.Figures;
import org.outlay.fund.FundTerms;
import org.outlay.fund.LedgerRow;
import org.outlay.policy.ConstructionPlan;
import org.outlay.simulation.Blocks;

/** What a fund builds in every replicate, run while its rows are written. */
final class ConstructionCourse implements RunTables.Rows<ConstructionRow> {
  private final ConstructionPlan plan;
  private final FundTerms terms;
  private final OptionalLong seed;
  private final HeadSums demand;
  private final List<LedgerRow> means;
  private final IntFunction<long[][]> paid;
  private final Figures<ConstructionRow, ConstructionFigure> figures;

  /**
   * Of a fund.
   *
   * @param means its ledger of replicate 0
   * @param paid fen that it pays in the replicates of a block, by year and replicate
   */
  ConstructionCourse(
      ConstructionPlan plan,
      FundTerms terms,
      OptionalLong seed,
      HeadSums demand,
      List<LedgerRow> means,
      IntFunction<long[][]> paid) {
    this.plan = plan;
    this.terms = terms;
    this.seed = seed;
    this.demand = demand;
    this.means = List.copyOf(means);
    this.paid = paid;
    this.figures = new Figures<>(ConstructionFigure.values(), terms.years(), demand.replicates());
  }

  /** Those of the means first, then each replicate's, years ascending. */
  @Override
  public void sendTo(Consumer<ConstructionRow> sink) {
    long[] mean = means.stream().mapToLong(LedgerRow::paid).toArray();
    account().run(0, mean, demand.mean()).forEach(sink);
    Blocks.inOrder(
        Blocks.count(demand.replicates()), this::rows, (rows, block) -> rows.forEach(sink));
  }

  private List<ConstructionRow> rows(int block) {
    int first = block * Blocks.width();
    int[][] applicants = demand.of(first, Blocks.size(block, demand.replicates()));
    long[][] fen = paid.apply(block);
    ConstructionAccount account = account();
    List<ConstructionRow> rows = new ArrayList<>();
    for (int r = 0; r < applicants.length; r++) {
      long[] own = new long[fen.length];
      for (int year = 0; year < own.length; year++) {
        own[year] = fen[year][r];
      }
      rows.addAll(account.run(first + r + 1, own, applicants[r]));
    }
    figures.put(first, rows);
    return rows;
  }

  private ConstructionAccount account() {
    return new ConstructionAccount(plan, terms, seed);
  }

  /** Of the replicates, the means left out, when the rows are written. */
  ConstructionOutlook outlook() {
    return ConstructionOutlook.of(terms.name(), terms.from(), figures);
  }
}
