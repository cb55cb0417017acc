package org.outlay.fund;

import java.util.Arrays;
import java.util.List;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Terms;

/**
 * The least appropriation, the same in every budget year, under which a replicate has no shortfall.
 */
final class LevelSearch {
  private static final List<Claim> ONE = List.of(new Claim("", 0));

  private final FundTerms terms;
  private final boolean single;

  LevelSearch(FundTerms terms) {
    this.terms = terms;
    // Nothing kept and nothing borrowed: each year stands alone.
    this.single =
        terms.carryOver().equals(CarryOver.NONE) && terms.relief().equals(Terms.Relief.NONE);
  }

  /** Fen by replicate; {@code demand} is by year and replicate. */
  long[] levels(long[][] demand) {
    long[] levels = new long[demand[0].length];
    Arrays.setAll(levels, r -> level(demand, r));
    return levels;
  }

  private long level(long[][] demand, int replicate) {
    long[][] own = new long[demand.length][1];
    long most = 0;
    long all = 0;
    for (int year = 0; year < own.length; year++) {
      own[year][0] = demand[year][replicate];
      most = Math.max(most, own[year][0]);
      all = Math.addExact(all, own[year][0]);
    }
    if (single) {
      return most;
    }
    long low = terms.relief().equals(Terms.Relief.NONE) ? least(own) : 0;
    // Where all that is left is kept, the least that could do does.
    if (suffices(low, own)) {
      return low;
    }
    long high = Math.addExact(all, terms.mostSpent());
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (suffices(middle, own)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Below it the appropriations up to some year are less than what fell due by then. */
  private long least(long[][] demand) {
    long least = 0;
    long due = 0;
    for (int year = 0; year < demand.length; year++) {
      due += demand[year][0];
      int budgets = terms.budgets(year);
      least = Math.max(least, budgets == 0 ? 0 : (due + budgets - 1) / budgets);
    }
    return least;
  }

  private boolean suffices(long level, long[][] demand) {
    boolean[] fits = {true};
    new FundAccount(terms.level(level), ONE).run(0, demand, row -> fits[0] &= row.shortfall() == 0);
    return fits[0];
  }
}
