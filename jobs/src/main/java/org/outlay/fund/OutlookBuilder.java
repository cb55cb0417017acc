package org.outlay.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.Distribution;

/** Runs the accounts over all replicates, chunk by chunk, and sums up. */
public final class OutlookBuilder {
  private final FundPlan plan;
  private final IntFunction<FundPlan.Amounts> amounts;
  private final int replicates;
  private final double accepted;
  private final List<Courses> courses;

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
    this.courses = Courses.of(plan, replicates);
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
    int first = chunk * Courses.CHUNK;
    int end = Math.min(replicates, first + Courses.CHUNK);
    FundPlan.Amounts own = amounts.apply(chunk);
    for (int fund = 0; fund < courses.size(); fund++) {
      FundAccount account = plan.account(fund);
      int position = fund;
      for (int r = first; r < end; r++) {
        long[][] due = plan.demand(fund, own, r - first, r + 1);
        courses.get(fund).run(plan, fund, account, due, r, row -> ledger.accept(row, position));
      }
    }
  }

  /** Outlooks of all accounts, in the plan's order, when all chunks have run. */
  public List<Outlook> all() {
    List<Outlook> outlooks = new ArrayList<>();
    for (int fund = 0; fund < courses.size(); fund++) {
      outlooks.add(of(plan.terms().get(fund), courses.get(fund)));
    }
    return outlooks;
  }

  private Outlook of(FundTerms terms, Courses own) {
    List<Outlook.Year> years = new ArrayList<>();
    boolean[] before = new boolean[replicates];
    long[] largest = new long[replicates];
    for (int year = 0; year < plan.years(); year++) {
      long[] shortfall = own.shortfall[year];
      int breaches = 0;
      int first = 0;
      for (int r = 0; r < replicates; r++) {
        breaches += shortfall[r] > 0 ? 1 : 0;
        first += shortfall[r] > 0 && !before[r] ? 1 : 0;
        before[r] |= shortfall[r] > 0;
        largest[r] = Math.max(largest[r], shortfall[r]);
      }
      years.add(
          year(
              terms,
              own,
              year,
              Outlook.Share.of(breaches, replicates),
              Outlook.Share.of(first, replicates)));
    }
    int ever = 0;
    for (boolean any : before) {
      ever += any ? 1 : 0;
    }
    Outlook.Needed level = needed(new LevelSearch(terms).levels(own.demand));
    return new Outlook(
        terms.name(),
        years,
        Outlook.Share.of(ever, replicates),
        shortfall(largest),
        new Outlook.Needed(terms.level(level.fen()).total(), level.error(terms.budgets())));
  }

  private Outlook.Year year(
      FundTerms terms, Courses own, int year, Outlook.Share breach, Outlook.Share first) {
    return new Outlook.Year(
        terms.from() + year,
        terms.appropriation(year),
        new Outlook.Demand(
            Distribution.mean(own.demand[year]), Distribution.mean(own.lockedIn[year])),
        breach,
        first,
        shortfall(own.shortfall[year]),
        unmet(own, year),
        needed(own.need[year]));
  }

  private static Outlook.Unmet unmet(Courses own, int year) {
    double fen = 0;
    double waited = 0;
    for (int r = 0; r < own.deferred[year].length; r++) {
      fen += own.deferred[year][r];
      waited += own.waited[year][r];
    }
    return new Outlook.Unmet(
        Distribution.mean(own.deferred[year]),
        fen == 0 ? 0 : waited / fen,
        Distribution.mean(own.forgone[year]));
  }

  private static Outlook.Shortfall shortfall(long[] fen) {
    Distribution distribution = Distribution.of(fen);
    return new Outlook.Shortfall(distribution.mean(), distribution.quantile(95));
  }

  /** The least amount that no more than the accepted share of replicates exceed. */
  private Outlook.Needed needed(long[] need) {
    long[] sorted = need.clone();
    Arrays.sort(sorted);
    // 0.29 of 100 is 28.999 in binary.
    int exceeding = (int) Math.floor(accepted * sorted.length + 1e-9);
    long fen = sorted[Math.max(0, sorted.length - 1 - exceeding)];
    return new Outlook.Needed(Math.max(0, fen), Distribution.quantileError(sorted, 1 - accepted));
  }
}
