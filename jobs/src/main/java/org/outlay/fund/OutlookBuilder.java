package org.outlay.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.outlay.fund.AccountYear.Figure;
import org.outlay.simulation.Blocks;

/** Runs the accounts over all replicates, chunk by chunk, and sums up. */
public final class OutlookBuilder {
  private final FundPlan plan;
  private final IntFunction<FundPlan.Amounts> amounts;
  private final int replicates;
  private final double accepted;
  private final List<Figures<AccountYear, Figure>> figures;

  /**
   * Over replicates 0 to {@code replicates - 1} of some amounts.
   *
   * @param amounts by number of the chunk of replicates, counted from the chunk's first
   * @param accepted probability of a breach
   */
  public OutlookBuilder(
      FundPlan plan, IntFunction<FundPlan.Amounts> amounts, int replicates, double accepted) {
    this.plan = plan;
    this.amounts = amounts;
    this.replicates = replicates;
    this.accepted = accepted;
    this.figures =
        plan.terms().stream()
            .map(account -> new Figures<>(Figure.values(), plan.years(), replicates))
            .toList();
  }

  /** Number of chunks: as many as there are blocks. */
  public int chunks() {
    return Blocks.count(replicates);
  }

  /**
   * Runs all accounts through the replicates of a chunk; chunks may be run side by side.
   *
   * @param ledger hears of the rows account by account, by the account's position in the plan
   */
  public void run(int chunk, ObjIntConsumer<LedgerRow> ledger) {
    int first = chunk * Blocks.width();
    FundPlan.Amounts own = amounts.apply(chunk);
    for (int fund = 0; fund < figures.size(); fund++) {
      int position = fund;
      FundAccount account = plan.account(fund);
      List<AccountYear> years = new ArrayList<>();
      for (int r = 0; r < Blocks.size(chunk, replicates); r++) {
        long[][] due = plan.demand(fund, own, r, first + r + 1);
        account.run(
            first + r + 1,
            due,
            (row, settlement) -> {
              ledger.accept(row, position);
              long lockedIn = plan.lockedIn(position, due[row.fiscalYear() - plan.from()]);
              years.add(new AccountYear(row, lockedIn, settlement.waited()));
            });
      }
      figures.get(fund).put(first, years);
    }
  }

  /** Fen that an account pays in the replicates of a chunk that has run, by year and replicate. */
  public long[][] paid(int fund, int chunk) {
    return figures
        .get(fund)
        .of(Figure.PAID, chunk * Blocks.width(), Blocks.size(chunk, replicates));
  }

  /** Outlooks of all accounts, in the plan's order, when all chunks have run. */
  public List<Outlook> all() {
    List<Outlook> outlooks = new ArrayList<>();
    for (int fund = 0; fund < figures.size(); fund++) {
      outlooks.add(new AccountOutlook(plan.terms().get(fund), figures.get(fund), accepted).sum());
    }
    return outlooks;
  }
}
