package org.outlay.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outlay.fund.AccountYear.Figure;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.Distribution;

/**
 * Sums up the replicates of an account.
 *
 * @param accepted probability of a breach
 */
record AccountOutlook(FundTerms terms, Figures<AccountYear, Figure> figures, double accepted) {

  Outlook sum() {
    int replicates = figures.replicates();
    List<Outlook.Year> years = new ArrayList<>();
    boolean[] before = new boolean[replicates];
    long[] largest = new long[replicates];
    int ever = 0;
    for (int year = 0; year < figures.years(); year++) {
      long[] shortfall = figures.of(Figure.SHORTFALL, year);
      int breaches = 0;
      int first = 0;
      for (int r = 0; r < replicates; r++) {
        breaches += shortfall[r] > 0 ? 1 : 0;
        first += shortfall[r] > 0 && !before[r] ? 1 : 0;
        before[r] |= shortfall[r] > 0;
        largest[r] = Math.max(largest[r], shortfall[r]);
      }
      ever += first;
      years.add(year(year, shortfall, breaches, first));
    }
    Outlook.Needed level = needed(levels());
    return new Outlook(
        terms.name(),
        years,
        Outlook.Share.of(ever, replicates),
        shortfall(largest),
        new Outlook.Needed(terms.level(level.fen()).total(), level.error(terms.budgets())));
  }

  private long[] levels() {
    LevelSearch search = new LevelSearch(terms);
    long[] levels = new long[figures.replicates()];
    Blocks.each(
        levels.length,
        (first, count) -> {
          long[] some = search.levels(figures.of(Figure.DEMAND, first, count));
          System.arraycopy(some, 0, levels, first, count);
        });
    return levels;
  }

  private Outlook.Year year(int year, long[] shortfall, int breaches, int first) {
    return new Outlook.Year(
        terms.from() + year,
        terms.appropriation(year),
        new Outlook.Demand(mean(Figure.DEMAND, year), mean(Figure.LOCKED_IN, year)),
        Outlook.Share.of(breaches, shortfall.length),
        Outlook.Share.of(first, shortfall.length),
        shortfall(shortfall),
        unmet(year),
        needed(figures.of(Figure.NEED, year)));
  }

  private long mean(Figure figure, int year) {
    return Distribution.mean(figures.of(figure, year));
  }

  private Outlook.Unmet unmet(int year) {
    long[] deferred = figures.of(Figure.DEFERRED, year);
    long[] bits = figures.of(Figure.WAITED, year);
    double fen = 0;
    double waited = 0;
    for (int r = 0; r < deferred.length; r++) {
      fen += deferred[r];
      waited += Double.longBitsToDouble(bits[r]);
    }
    return new Outlook.Unmet(
        Distribution.mean(deferred), fen == 0 ? 0 : waited / fen, mean(Figure.FORGONE, year));
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
